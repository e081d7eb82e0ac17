package io.mailcore.imap.codec;

import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.Disposition;
import io.mailcore.api.mime.EnvelopeAddress;
import io.mailcore.api.mime.MessageEnvelope;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * Writes the values of ENVELOPE, BODY and BODYSTRUCTURE (RFC 9051 §7.5.2) from what was computed at delivery. Nothing is
 * decoded; octets beyond US-ASCII stand in literals. Not thread-safe.
 */
public final class StructureWriter {
    private final ResponseBuffer out;

    /**
     * A writer into a buffer.
     *
     * @param out where to
     */
    public StructureWriter(ResponseBuffer out) {
        this.out = out;
    }

    /**
     * Writes an envelope.
     *
     * @param envelope of a message
     */
    public void envelope(MessageEnvelope envelope) {
        out.raw("(").nstring(envelope.date()).raw(" ").nstring(envelope.subject());
        addresses(envelope.from());
        // RFC 9051 §7.5.2: absent or empty Sender and Reply-To are taken from From.
        addresses(envelope.sender().isEmpty() ? envelope.from() : envelope.sender());
        addresses(envelope.replyTo().isEmpty() ? envelope.from() : envelope.replyTo());
        addresses(envelope.to());
        addresses(envelope.cc());
        addresses(envelope.bcc());
        out.raw(" ").nstring(envelope.inReplyTo()).raw(" ").nstring(envelope.messageId());
        out.raw(")");
    }

    private void addresses(List<EnvelopeAddress> addresses) {
        if (addresses.isEmpty()) {
            out.raw(" NIL");
            return;
        }
        out.raw(" (");
        addresses.forEach(this::address);
        out.raw(")");
    }

    private void address(EnvelopeAddress address) {
        out.raw("(").nstring(address.name()).raw(" ").nstring(address.route()).raw(" ");
        out.nstring(address.mailbox()).raw(" ").nstring(address.host()).raw(")");
    }

    /**
     * Writes a structure without extension data, as BODY does.
     *
     * @param part a message's body or a part of it
     */
    public void body(BodyPart part) {
        part(part, false);
    }

    /**
     * Writes a structure with extension data, as BODYSTRUCTURE does.
     *
     * @param part a message's body or a part of it
     */
    public void bodyStructure(BodyPart part) {
        part(part, true);
    }

    private void part(BodyPart part, boolean extended) {
        out.raw("(");
        if (part.isMultipart()) {
            multipart(part, extended);
        } else {
            single(part, extended);
        }
        out.raw(")");
    }

    private void multipart(BodyPart part, boolean extended) {
        part.children().forEach(child -> part(child, extended));
        out.raw(" ").string(part.subtype());
        if (extended) {
            out.raw(" ");
            parameters(part.parameters());
            commonExtension(part);
        }
    }

    private void single(BodyPart part, boolean extended) {
        out.string(part.type()).raw(" ").string(part.subtype()).raw(" ");
        parameters(part.parameters());
        out.raw(" ").nstring(part.id()).raw(" ").nstring(part.description()).raw(" ");
        out.string(part.encoding()).raw(" ").number(part.extent().bodyLength());
        Optional<MessageSummary> message = part.message();
        if (message.isPresent() && isMessageForm(part)) {
            out.raw(" ");
            envelope(message.get().envelope());
            out.raw(" ");
            part(message.get().body(), extended);
            out.raw(" ").number(part.extent().bodyLines());
        } else if (part.isText()) {
            out.raw(" ").number(part.extent().bodyLines());
        }
        if (extended) {
            out.raw(" ").nstring(part.md5());
            commonExtension(part);
        }
    }

    // RFC 3501 §9 media-message knows rfc822 alone; RFC 9051 §9 and RFC 6532 add global, for clients that take UTF-8.
    private boolean isMessageForm(BodyPart part) {
        return part.type().equalsIgnoreCase("message")
                && (part.subtype().equalsIgnoreCase("rfc822") || out.utf8() != Utf8Mode.NONE);
    }

    private void commonExtension(BodyPart part) {
        out.raw(" ");
        disposition(part.disposition());
        languages(part.languages());
        out.raw(" ").nstring(part.location());
    }

    private void disposition(Optional<Disposition> disposition) {
        if (disposition.isEmpty()) {
            out.nil();
            return;
        }
        out.raw("(").string(disposition.get().type()).raw(" ");
        parameters(disposition.get().parameters());
        out.raw(")");
    }

    private void languages(List<String> languages) {
        if (languages.isEmpty()) {
            out.raw(" NIL");
            return;
        }
        String separator = " (";
        for (String language : languages) {
            out.raw(separator).string(language);
            separator = " ";
        }
        out.raw(")");
    }

    private void parameters(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            out.nil();
            return;
        }
        String separator = "(";
        for (Parameter parameter : parameters) {
            out.raw(separator).string(parameter.name()).raw(" ").string(parameter.value());
            separator = " ";
        }
        out.raw(")");
    }
}
