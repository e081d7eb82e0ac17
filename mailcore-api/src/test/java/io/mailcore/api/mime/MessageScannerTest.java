package io.mailcore.api.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageScannerTest {

    @Test
    void findsPartsOfMultipart() {
        String message = """
                Content-Type: multipart/mixed; boundary="b"

                preamble
                --b

                one
                --b
                Content-Type: text/html

                <p>two
                lines</p>

                --b--
                epilogue
                """;
        BodyPart body = scan(message).body();
        assertThat(body.isMultipart()).isTrue();
        assertThat(body.children()).extracting(BodyPart::subtype).containsExactly("plain", "html");
        assertThat(body.children())
                .extracting(part -> text(message, part))
                .containsExactly("one", "<p>two\nlines</p>\n");
        assertThat(body.children())
                .extracting(part -> part.extent().bodyLines())
                .containsExactly(0L, 2L);
    }

    @Test
    void readsEnvelopeOfMessageWithinMessage() {
        String message = """
                Subject: outer
                Content-Type: message/rfc822

                Subject: inner
                From: Ann <ann@example.org>

                text
                """;
        BodyPart body = scan(message).body();
        MessageSummary inner = body.message().orElseThrow();
        assertThat(inner.envelope().subject()).contains("inner");
        assertThat(inner.envelope().from()).extracting(EnvelopeAddress::name).containsExactly(Optional.of("Ann"));
        assertThat(text(message, inner.body())).isEqualTo("text\n");
        assertThat(body.extent().bodyLines()).isEqualTo(4);
    }

    @Test
    void digestHoldsMessages() {
        String message = "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: a\n\nx\n--b--\n";
        BodyPart part = scan(message).body().children().get(0);
        assertThat(part.type() + "/" + part.subtype()).isEqualTo("message/rfc822");
        assertThat(part.message().orElseThrow().envelope().subject()).contains("a");
    }

    @Test
    void multipartWithoutBoundaryIsText() {
        BodyPart body = scan("Content-Type: multipart/mixed\n\nx\n").body();
        assertThat(List.of(body.type(), body.subtype())).containsExactly("text", "plain");
    }

    @Test
    void multipartWithoutPartsHasAnEmptyOne() {
        BodyPart body = scan("Content-Type: multipart/mixed; boundary=b\n\nx\n").body();
        assertThat(body.children()).hasSize(1);
        assertThat(body.children().get(0).extent().bodyLength()).isZero();
    }

    @Test
    void boundaryOfParentEndsChildrenThatWereNotClosed() {
        String message =
                "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\n\none\n--a\n\ntwo\n--a--\n";
        BodyPart body = scan(message).body();
        assertThat(body.children()).hasSize(2);
        assertThat(text(message, body.children().get(0).children().get(0))).isEqualTo("one");
        assertThat(text(message, body.children().get(1))).isEqualTo("two");
    }

    @Test
    void longestBoundaryIsMeantWhenOneBeginsAnother() {
        String message =
                "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=ab\n\n"
                        + "--ab\n\none\n--ab\n\ntwo\n--ab--\n--a\n\nthree\n--a--\n";
        BodyPart body = scan(message).body();
        assertThat(body.children()).extracting(part -> part.children().size()).containsExactly(2, 0);
        assertThat(text(message, body.children().get(1))).isEqualTo("three");
    }

    @Test
    void sameBoundaryInsideBelongsToTheInnermost() {
        String message =
                "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n"
                        + "--a\n\none\n--a--\n--a\n\ntwo\n--a--\n";
        BodyPart body = scan(message).body();
        assertThat(body.children()).extracting(part -> part.children().size()).containsExactly(1, 0);
    }

    @Test
    void boundaryMayHaveSpaceBehindItAndNoneBefore() {
        String message =
                "Content-Type: multipart/mixed; boundary=b\n\n--b \t\n\none\n --b\nx--b\n--b--  \n\n--b\nepilogue";
        BodyPart body = scan(message).body();
        assertThat(body.children()).hasSize(1);
        assertThat(text(message, body.children().get(0))).isEqualTo("one\n --b\nx--b");
    }

    @Test
    void partWithoutCloseDelimiterReachesTheEnd() {
        String message = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n";
        assertThat(text(message, scan(message).body().children().get(0))).isEqualTo("one\r\n");
    }

    @Test
    void boundaryInHeaderEndsThePart() {
        String message =
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n--b\n\ntwo\n--b--\n";
        BodyPart body = scan(message).body();
        assertThat(body.children()).extracting(BodyPart::subtype).containsExactly("html", "plain");
        assertThat(body.children().get(0).extent().bodyLength()).isZero();
        assertThat(text(message, body.children().get(1))).isEqualTo("two");
    }

    @Test
    void lineEndBeforeBoundaryIsNotOfTheEmbeddedMessage() {
        String message = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
                + "Subject: inner\r\n\r\n--b--\r\n";
        BodyPart part = scan(message).body().children().get(0);
        assertThat(text(message, part)).isEqualTo("Subject: inner\r\n");
        assertThat(part.message().orElseThrow().envelope().subject()).contains("inner");
        assertThat(part.message().orElseThrow().size()).isEqualTo(part.extent().bodyLength());
    }

    @Test
    void encodedMessageIsNotRead() {
        for (String type : List.of("rfc822", "global")) {
            String head = "Content-Type: message/" + type + "\nContent-Transfer-Encoding: ";
            assertThat(inner(head + "base64\n\nU3ViamVjdDogeA==\n")).isEqualTo(MessageEnvelope.EMPTY);
            assertThat(inner(head + "8bit\n\nSubject: x\n\n").subject()).contains("x");
        }
    }

    private static MessageEnvelope inner(String message) {
        return scan(message).body().message().orElseThrow().envelope();
    }

    @Test
    void linesWithoutAnyFieldAreTextAndNoHeader() {
        String message = "This text forgot\nits blank line.\n\nMore.\n";
        assertThat(text(message, scan(message).body())).isEqualTo(message);
        assertThat(scan(message).body().extent().bodyLines()).isEqualTo(4);
    }

    @Test
    void lineThatIsNoFieldDoesNotHideTheOthers() {
        MessageSummary summary = scan("From ann@example.org Mon Jan  1\nno field\nFrom: a@b\n\nx\n");
        assertThat(summary.envelope().from()).hasSize(1);
        assertThat(summary.body().extent().bodyLength()).isEqualTo(2);
    }

    @Test
    void readsAllFieldsOfAPart() {
        BodyPart body = scan("""
                        content-type : Text/HTML (a comment) ; Charset="utf-8"
                        Content-Transfer-Encoding: (x) Quoted-Printable
                        Content-ID: <a@b>
                        Content-Description: folded
                         text
                        Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==
                        Content-Disposition: attachment; filename="a b.txt"
                        Content-Language: en, de-AT (Austria)
                        Content-Location: http://example.org/

                        x
                        """).body();
        assertThat(List.of(body.type(), body.subtype(), body.encoding()))
                .containsExactly("Text", "HTML", "Quoted-Printable");
        assertThat(body.parameter("charset")).contains("utf-8");
        assertThat(body.id()).contains("<a@b>");
        assertThat(body.description()).contains("folded text");
        assertThat(body.md5()).contains("Q2hlY2sgSW50ZWdyaXR5IQ==");
        assertThat(body.disposition())
                .contains(new Disposition("attachment", List.of(new Parameter("filename", "a b.txt"))));
        assertThat(body.languages()).containsExactly("en", "de-AT");
        assertThat(body.location()).contains("http://example.org/");
    }

    @Test
    void destinationsAreJoinedAndOfOtherFieldsTheLastCounts() {
        MessageEnvelope envelope = scan("To: a@b\nSubject: 1\nFrom: x@y\nTo: c@d\nSubject: 2\nFrom: z@y\n\n")
                .envelope();
        assertThat(envelope.to())
                .extracting(EnvelopeAddress::mailbox)
                .containsExactly(Optional.of("a"), Optional.of("c"));
        assertThat(envelope.subject()).contains("2");
        assertThat(envelope.from()).extracting(EnvelopeAddress::mailbox).containsExactly(Optional.of("z"));
        assertThat(envelope.sender()).isEmpty();
        assertThat(envelope.replyTo()).isEmpty();
    }

    @Test
    void headerInFrontMovesEverything() {
        String message =
                "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
                        + "Subject: y\n\nz\n--b--\n";
        String front = "Received: from a by b\n";
        assertThat(scan(message).withHeaderInFront(front.length())).isEqualTo(scan(front + message));
    }

    @Test
    void emptyMessageIsEmptyText() {
        MessageSummary summary = scan("");
        assertThat(summary.size()).isZero();
        assertThat(summary.envelope()).isEqualTo(MessageEnvelope.EMPTY);
        assertThat(summary.body().subtype()).isEqualTo("plain");
    }

    private static MessageSummary scan(String message) {
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        byte[] octets = message.getBytes(ISO_8859_1);
        scanner.accept(octets, 0, octets.length);
        return scanner.finish();
    }

    private static String text(String message, BodyPart part) {
        int from = (int) part.extent().bodyOffset();
        return message.substring(from, from + (int) part.extent().bodyLength());
    }
}
