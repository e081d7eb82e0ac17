package io.mailcore.api.mime;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A MIME part: what it is, where it stands, and the parts it holds (RFC 2045, RFC 2046). Immutable. Texts hold one char
 * per octet (ISO-8859-1) and are not decoded; defaults of RFC 2045 §5.2 are filled in.
 *
 * @param type the media type as it stands, such as {@code text}
 * @param subtype the media subtype as it stands, such as {@code plain}
 * @param parameters of the Content-Type field, in its order
 * @param id the Content-ID field
 * @param description the Content-Description field
 * @param encoding the Content-Transfer-Encoding as it stands; {@code 7BIT} when absent
 * @param md5 the Content-MD5 field
 * @param disposition the Content-Disposition field
 * @param languages the Content-Language field
 * @param location the Content-Location field
 * @param extent where the part stands in the message
 * @param children the parts of a multipart, at least one; empty for others
 * @param message what a message/rfc822 or message/global part holds; empty for others
 */
public record BodyPart(
        String type,
        String subtype,
        List<Parameter> parameters,
        Optional<String> id,
        Optional<String> description,
        String encoding,
        Optional<String> md5,
        Optional<Disposition> disposition,
        List<String> languages,
        Optional<String> location,
        PartExtent extent,
        List<BodyPart> children,
        Optional<MessageSummary> message) {

    /** Makes a part. */
    public BodyPart {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subtype, "subtype");
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(md5, "md5");
        Objects.requireNonNull(disposition, "disposition");
        languages = List.copyOf(languages);
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(extent, "extent");
        children = List.copyOf(children);
        Objects.requireNonNull(message, "message");
    }

    /**
     * Whether the part is a multipart with children.
     *
     * @return true for {@code multipart/*}
     */
    public boolean isMultipart() {
        return !children.isEmpty();
    }

    /**
     * Whether the part is text.
     *
     * @return true for {@code text/*}
     */
    public boolean isText() {
        return type.equalsIgnoreCase("text");
    }

    /**
     * A parameter's value.
     *
     * @param name in any case
     * @return the first value of that name, or empty
     */
    public Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .map(Parameter::value)
                .findFirst();
    }

    /**
     * The same part in a message that has octets in front.
     *
     * @param octets how many
     * @return the moved part, its children and its message moved too
     */
    public BodyPart shifted(long octets) {
        return with(
                extent.shifted(octets),
                children.stream().map(child -> child.shifted(octets)).toList(),
                message.map(inner -> inner.shifted(octets)));
    }

    BodyPart with(PartExtent newExtent, List<BodyPart> newChildren, Optional<MessageSummary> newMessage) {
        return new BodyPart(
                type,
                subtype,
                parameters,
                id,
                description,
                encoding,
                md5,
                disposition,
                languages,
                location,
                newExtent,
                newChildren,
                newMessage);
    }
}
