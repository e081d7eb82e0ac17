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
