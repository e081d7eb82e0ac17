package io.mailcore.api.mime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a summary as IMAP's FETCH does (RFC 9051 §7.5.2), for comparison with what other servers wrote. */
final class ReferenceRenderer {
    private ReferenceRenderer() {}

    static String envelope(MessageEnvelope envelope) {
        List<EnvelopeAddress> from = envelope.from();
        // RFC 9051 §7.5.2: the server fills in Sender and Reply-To from From.
        List<EnvelopeAddress> sender = envelope.sender().isEmpty() ? from : envelope.sender();
        List<EnvelopeAddress> replyTo = envelope.replyTo().isEmpty() ? from : envelope.replyTo();
        return "(" + nstring(envelope.date()) + " " + nstring(envelope.subject()) + " " + addresses(from) + " "
                + addresses(sender) + " " + addresses(replyTo) + " " + addresses(envelope.to()) + " "
                + addresses(envelope.cc()) + " " + addresses(envelope.bcc()) + " " + nstring(envelope.inReplyTo())
                + " " + nstring(envelope.messageId()) + ")";
    }

    static String body(BodyPart part) {
        return structure(part, false);
    }

    static String bodyStructure(BodyPart part) {
        return structure(part, true);
    }

    private static String structure(BodyPart part, boolean extended) {
        if (part.isMultipart()) {
            return part.children().stream()
                            .map(child -> structure(child, extended))
                            .collect(Collectors.joining("", "(", " "))
                    + string(part.subtype())
                    + (extended ? " " + parameters(part.parameters()) + extension(part) : "")
                    + ")";
        }
        return "(" + string(part.type()) + " " + string(part.subtype()) + " " + parameters(part.parameters()) + " "
                + nstring(part.id()) + " " + nstring(part.description()) + " " + string(part.encoding()) + " "
                + part.extent().bodyLength()
                + part.message()
                        .map(inner -> " " + envelope(inner.envelope()) + " " + structure(inner.body(), extended))
                        .orElse("")
                + (part.isText() || part.message().isPresent()
                        ? " " + part.extent().bodyLines()
                        : "")
                + (extended ? " " + nstring(part.md5()) + extension(part) : "")
                + ")";
    }

    private static String extension(BodyPart part) {
        return " "
                + part.disposition()
                        .map(d -> "(" + string(d.type()) + " " + parameters(d.parameters()) + ")")
                        .orElse("NIL")
                + " " + languages(part.languages()) + " " + nstring(part.location());
    }

    private static String languages(List<String> languages) {
        if (languages.isEmpty()) {
            return "NIL";
        }
        return languages.stream().map(ReferenceRenderer::string).collect(Collectors.joining(" ", "(", ")"));
    }

    private static String parameters(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return "NIL";
        }
        return parameters.stream()
                .map(parameter -> string(parameter.name()) + " " + string(parameter.value()))
                .collect(Collectors.joining(" ", "(", ")"));
    }

    private static String addresses(List<EnvelopeAddress> addresses) {
        if (addresses.isEmpty()) {
            return "NIL";
        }
        return addresses.stream()
                .map(address -> "(" + nstring(address.name()) + " " + nstring(address.route()) + " "
                        + nstring(address.mailbox()) + " " + nstring(address.host()) + ")")
                .collect(Collectors.joining("", "(", ")"));
    }

    private static String nstring(Optional<String> text) {
        return text.map(ReferenceRenderer::string).orElse("NIL");
    }

    private static String string(String text) {
        boolean plain = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        return plain
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : "{" + text.length() + "}\r\n" + text;
    }
}
