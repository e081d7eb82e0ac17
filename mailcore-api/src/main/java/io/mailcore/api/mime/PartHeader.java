package io.mailcore.api.mime;

import java.util.List;
import java.util.Optional;

/** What the header of a part says about the part. */
record PartHeader(
        ContentType contentType,
        Optional<String> id,
        Optional<String> description,
        String encoding,
        Optional<String> md5,
        Optional<Disposition> disposition,
        List<String> languages,
        Optional<String> location,
        MessageEnvelope envelope,
        boolean hasFields) {

    /** RFC 2045 §6.1: the encoding of a part that names none. */
    static final String DEFAULT_ENCODING = "7BIT";

    static final PartHeader EMPTY = new PartHeader(
            ContentType.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            DEFAULT_ENCODING,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            MessageEnvelope.EMPTY,
            false);

    // RFC 2045 §6.2: these three say that the octets stand for themselves.
    boolean isIdentity() {
        return encoding.equalsIgnoreCase("7bit")
                || encoding.equalsIgnoreCase("8bit")
                || encoding.equalsIgnoreCase("binary");
    }

    PartHeader as(ContentType other) {
        return new PartHeader(
                other, id, description, encoding, md5, disposition, languages, location, envelope, hasFields);
    }

    BodyPart part(PartExtent extent, List<BodyPart> children, Optional<MessageSummary> message) {
        return new BodyPart(
                contentType.type(),
                contentType.subtype(),
                contentType.parameters(),
                id,
                description,
                encoding,
                md5,
                disposition,
                languages,
                location,
                extent,
                children,
                message);
    }
}
