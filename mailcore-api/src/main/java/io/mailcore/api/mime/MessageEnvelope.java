package io.mailcore.api.mime;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The header fields of a message that IMAP calls its envelope (RFC 9051 §7.5.2). Not the SMTP envelope, which is
 * {@link io.mailcore.api.mail.Envelope}. Immutable. Texts are unfolded, hold one char per octet of the message
 * (ISO-8859-1) and are not decoded.
 *
 * @param date the Date field
 * @param subject the Subject field
 * @param from the From field
 * @param sender the Sender field as it stands, empty when absent
 * @param replyTo the Reply-To field as it stands, empty when absent
 * @param to the To field
 * @param cc the Cc field
 * @param bcc the Bcc field
 * @param inReplyTo the In-Reply-To field
 * @param messageId the Message-ID field
 */
public record MessageEnvelope(
        Optional<String> date,
        Optional<String> subject,
        List<EnvelopeAddress> from,
        List<EnvelopeAddress> sender,
        List<EnvelopeAddress> replyTo,
        List<EnvelopeAddress> to,
        List<EnvelopeAddress> cc,
        List<EnvelopeAddress> bcc,
        Optional<String> inReplyTo,
        Optional<String> messageId) {

    /** Of a message without any of the fields. */
    public static final MessageEnvelope EMPTY = new MessageEnvelope(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    /** Makes an envelope. */
    public MessageEnvelope {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(subject, "subject");
        from = List.copyOf(from);
        sender = List.copyOf(sender);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        Objects.requireNonNull(inReplyTo, "inReplyTo");
        Objects.requireNonNull(messageId, "messageId");
    }
}
