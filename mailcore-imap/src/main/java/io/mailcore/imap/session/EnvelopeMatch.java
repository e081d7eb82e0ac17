package io.mailcore.imap.session;

import io.mailcore.api.mime.EncodedWords;
import io.mailcore.api.mime.EnvelopeAddress;
import io.mailcore.api.mime.MessageEnvelope;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.imap.codec.command.SearchKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Search keys that a message's envelope answers, so that its header need not be read. */
final class EnvelopeMatch {
    private EnvelopeMatch() {}

    /** Whether the envelope holds the field of a HEADER key word by word. */
    static boolean answers(SearchKey.Header header) {
        return switch (header.name().toLowerCase(Locale.ROOT)) {
            case "subject", "message-id", "in-reply-to", "date" -> true;
            default -> false;
        };
    }

    static boolean matches(StoredMessage message, SearchKey.Header header) {
        MessageEnvelope envelope = envelope(message);
        Optional<String> body = switch (header.name().toLowerCase(Locale.ROOT)) {
            case "subject" -> envelope.subject();
            case "message-id" -> envelope.messageId();
            case "in-reply-to" -> envelope.inReplyTo();
            default -> envelope.date();
        };
        return body.filter(text -> contains(text, header.text())).isPresent();
    }

    static boolean matches(StoredMessage message, SearchKey.EnvelopeField key) {
        MessageEnvelope envelope = envelope(message);
        return switch (key.field()) {
            case SUBJECT ->
                envelope.subject().filter(text -> contains(text, key.text())).isPresent();
            case FROM -> matches(envelope.from(), key.text());
            case TO -> matches(envelope.to(), key.text());
            case CC -> matches(envelope.cc(), key.text());
            case BCC -> matches(envelope.bcc(), key.text());
        };
    }

    private static boolean matches(List<EnvelopeAddress> addresses, String text) {
        if (addresses.isEmpty()) {
            return false;
        }
        String all = addresses.stream().map(EnvelopeMatch::text).collect(Collectors.joining(", "));
        return TextMatcher.contains(all, text);
    }

    private static String text(EnvelopeAddress address) {
        if (address.host().isEmpty()) {
            return address.mailbox()
                    .map(group -> EncodedWords.decode(group) + ":")
                    .orElse(";");
        }
        String mailbox = EncodedWords.decode(
                address.mailbox().orElse("") + "@" + address.host().orElse(""));
        return address.name()
                .map(name -> EncodedWords.decode(name) + " <" + mailbox + ">")
                .orElse(mailbox);
    }

    private static boolean contains(String raw, String text) {
        return TextMatcher.contains(EncodedWords.decode(raw), text);
    }

    /** The day of the Date field, its time and zone disregarded (RFC 9051 §6.4.4 SENTON). */
    static Optional<LocalDate> sent(StoredMessage message) {
        return envelope(message).date().flatMap(SentDate::parse);
    }

    private static MessageEnvelope envelope(StoredMessage message) {
        return message.summary()
                .orElseThrow(() -> new IllegalStateException("summary: asked for, not given"))
                .envelope();
    }
}
