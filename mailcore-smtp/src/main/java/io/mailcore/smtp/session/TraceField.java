package io.mailcore.smtp.session;

import io.mailcore.api.mail.Domain;
import io.mailcore.api.mail.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Received field that says how a message came here (RFC 5321 §4.4). */
final class TraceField {
    // RFC 5322 §3.3.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.US);

    private TraceField() {}

    static byte[] of(Conversation talk, Envelope envelope) {
        StringBuilder out = new StringBuilder("Received: from ");
        out.append(from(talk)).append(" (").append(talk.peerLiteral()).append(")");
        talk.context()
                .tls()
                .ifPresent(tls -> out.append("\r\n\t(using ")
                        .append(tls.version())
                        .append(" with cipher ")
                        .append(tls.cipherSuite())
                        .append(")"));
        out.append("\r\n\tby ").append(talk.site().hostname());
        out.append(" with ").append(protocol(talk, envelope));
        out.append(" id ").append(atom(envelope.id()));
        // RFC 5321 §7.6: with several recipients each would learn of the others.
        if (envelope.recipients().size() == 1) {
            out.append("\r\n\tfor ").append(envelope.recipients().get(0));
        }
        out.append(";\r\n\t").append(date(talk.site().now().get())).append("\r\n");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    // The peer chose its name, and in lenient mode it may be anything: only a domain gets into a header.
    private static String from(Conversation talk) {
        return talk.greeting().filter(TraceField::isAsciiDomain).orElseGet(talk::peerLiteral);
    }

    /** RFC 3848 and RFC 6531 §4.3. */
    private static String protocol(Conversation talk, Envelope envelope) {
        if (!talk.isExtended()) {
            return "SMTP";
        }
        return (envelope.isInternationalised() ? "UTF8SMTP" : "ESMTP")
                + (talk.context().tls().isPresent() ? "S" : "")
                + (talk.isLoggedIn() ? "A" : "");
    }

    private static String date(Instant now) {
        return DATE.format(now.atOffset(ZoneOffset.UTC));
    }

    private static String atom(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private static boolean isAsciiDomain(String name) {
        try {
            return Domain.parse(name).isAscii();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
