package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.Disposition;
import io.mailcore.api.mime.EnvelopeAddress;
import io.mailcore.api.mime.MessageEnvelope;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.Parameter;
import io.mailcore.api.mime.PartExtent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StructureWriterTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final String PARAMETERS = "(\"CHARSET\" \"UTF-8\" \"x\" {1}\r\n\u00e4)";
    private static final String FIELDS = PARAMETERS + " \"<id@x>\" \"A file\" \"BASE64\" 3028";
    private static final String COMMON =
            " (\"attachment\" (\"filename\" \"a \\\"b\\\"\")) (\"en\" \"de\") \"http://x/y\"";
    private static final EnvelopeAddress GRAY = new EnvelopeAddress(
            Optional.of("Terry Gray"), NONE, Optional.of("gray"), Optional.of("cac.washington.edu"));

    private static MessageEnvelope envelope(List<EnvelopeAddress> from, List<EnvelopeAddress> to) {
        return new MessageEnvelope(
                Optional.of("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)"),
                Optional.of("IMAP4rev2 \"WG\""),
                from,
                List.of(),
                List.of(),
                to,
                List.of(),
                List.of(),
                NONE,
                Optional.of("<B27397-0100000@x>"));
    }

    private static String envelope(MessageEnvelope envelope) {
        ResponseBuffer out = new ResponseBuffer();
        new StructureWriter(out).envelope(envelope);
        return out.toString();
    }

    @Test
    void senderAndReplyToAreTakenFromFrom() {
        String gray = "((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))";
        assertThat(envelope(envelope(List.of(GRAY), List.of())))
                .isEqualTo("(\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\" \"IMAP4rev2 \\\"WG\\\"\" " + gray + " " + gray
                        + " " + gray + " NIL NIL NIL NIL \"<B27397-0100000@x>\")");
        assertThat(envelope(MessageEnvelope.EMPTY)).isEqualTo("(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)");
    }

    @Test
    void groupsHaveABeginAndAnEnd() {
        EnvelopeAddress end = new EnvelopeAddress(NONE, NONE, NONE, NONE);
        assertThat(envelope(envelope(List.of(), List.of(EnvelopeAddress.groupStart("team"), GRAY, end))))
                .contains("NIL NIL NIL ((NIL NIL \"team\" NIL)(\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")"
                        + "(NIL NIL NIL NIL)) NIL");
    }

    @Test
    void octetsBeyondAsciiAndLineEndsStandInLiterals() {
        EnvelopeAddress evil =
                new EnvelopeAddress(Optional.of("J\u00f6rg"), NONE, Optional.of("a\r\n* BYE b"), Optional.of("x\0y"));
        assertThat(envelope(envelope(List.of(evil), List.of())))
                .contains("(({4}\r\nJ\u00f6rg NIL {10}\r\na\r\n* BYE b {3}\r\nx y))");
    }

    private static BodyPart part(String type, String subtype, List<BodyPart> children, Optional<MessageSummary> inner) {
        return new BodyPart(
                type,
                subtype,
                List.of(new Parameter("CHARSET", "UTF-8"), new Parameter("x", "\u00e4")),
                Optional.of("<id@x>"),
                Optional.of("A file"),
                "BASE64",
                Optional.of("md5=="),
                Optional.of(new Disposition("attachment", List.of(new Parameter("filename", "a \"b\"")))),
                List.of("en", "de"),
                Optional.of("http://x/y"),
                new PartExtent(0, 10, 3028, 92),
                children,
                inner);
    }

    private static String body(BodyPart part) {
        ResponseBuffer out = new ResponseBuffer();
        new StructureWriter(out).body(part);
        return out.toString();
    }

    private static String bodyStructure(BodyPart part) {
        ResponseBuffer out = new ResponseBuffer();
        new StructureWriter(out).bodyStructure(part);
        return out.toString();
    }

    @Test
    void textHasLines() {
        BodyPart text = part("TEXT", "PLAIN", List.of(), Optional.empty());
        assertThat(body(text)).isEqualTo("(\"TEXT\" \"PLAIN\" " + FIELDS + " 92)");
        assertThat(bodyStructure(text)).isEqualTo("(\"TEXT\" \"PLAIN\" " + FIELDS + " 92 \"md5==\"" + COMMON + ")");
    }

    @Test
    void otherPartsHaveNoLines() {
        BodyPart image = part("image", "png", List.of(), Optional.empty());
        assertThat(body(image)).isEqualTo("(\"image\" \"png\" " + FIELDS + ")");
        assertThat(bodyStructure(image)).isEqualTo("(\"image\" \"png\" " + FIELDS + " \"md5==\"" + COMMON + ")");
    }

    @Test
    void multipartHasPartsAndThenItsType() {
        BodyPart image = part("image", "png", List.of(), Optional.empty());
        BodyPart mixed = part("multipart", "mixed", List.of(image, image), Optional.empty());
        assertThat(body(mixed)).isEqualTo("(" + body(image) + body(image) + " \"mixed\")");
        assertThat(bodyStructure(mixed))
                .isEqualTo(
                        "(" + bodyStructure(image) + bodyStructure(image) + " \"mixed\" " + PARAMETERS + COMMON + ")");
    }

    @Test
    void messageHasEnvelopeBodyAndLines() {
        BodyPart text = part("text", "plain", List.of(), Optional.empty());
        MessageSummary inner = new MessageSummary(MessageEnvelope.EMPTY, text);
        BodyPart message = part("message", "rfc822", List.of(), Optional.of(inner));
        assertThat(body(message))
                .isEqualTo("(\"message\" \"rfc822\" " + FIELDS + " " + envelope(MessageEnvelope.EMPTY) + " "
                        + body(text) + " 92)");
        assertThat(bodyStructure(message))
                .isEqualTo("(\"message\" \"rfc822\" " + FIELDS + " " + envelope(MessageEnvelope.EMPTY) + " "
                        + bodyStructure(text) + " 92 \"md5==\"" + COMMON + ")");
    }

    @Test
    void globalMessageIsShownToThoseWhoKnowIt() {
        BodyPart text = part("text", "plain", List.of(), Optional.empty());
        MessageSummary inner = new MessageSummary(MessageEnvelope.EMPTY, text);
        BodyPart message = part("message", "global", List.of(), Optional.of(inner));
        assertThat(body(message)).isEqualTo("(\"message\" \"global\" " + FIELDS + ")");
        ResponseBuffer out = new ResponseBuffer();
        out.utf8(Utf8Mode.REV2);
        new StructureWriter(out).body(message);
        assertThat(out.toString()).endsWith(" 92)").contains(envelope(MessageEnvelope.EMPTY));
    }
}
