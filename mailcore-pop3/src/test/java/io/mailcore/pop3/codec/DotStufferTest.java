package io.mailcore.pop3.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DotStufferTest {
    @Test
    void dotAtTheBeginningOfALineGetsAnother() {
        assertThat(stuffed(".\r\n..\r\na.b\r\n", 100)).isEqualTo("..\r\n...\r\na.b\r\n");
    }

    // A client that takes a bare LF for a line end must not see the end of the response within the message.
    @Test
    void dotBehindABareLfGetsAnotherToo() {
        assertThat(stuffed("a\n.\nb", 100)).isEqualTo("a\n..\nb");
    }

    @Test
    void aBareCrIsNoLineEnd() {
        assertThat(stuffed("a\r.\r\n", 100)).isEqualTo("a\r.\r\n");
    }

    @Test
    void knowsWhetherTheLastLineIsOpen() {
        assertThat(endsLine("")).isTrue();
        assertThat(endsLine("a\r\n")).isTrue();
        assertThat(endsLine("a")).isFalse();
        assertThat(endsLine("a\n")).isFalse();
        assertThat(endsLine("a\r")).isFalse();
    }

    @Test
    void stuffingIsTheSameHoweverTheInputIsCutAndNeverShowsAnEnd() {
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            StringBuilder input = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                input.append("..\r\nx".charAt(random.nextInt(5)));
            }
            String whole = stuffed(input.toString(), 100);
            assertThat(stuffed(input.toString(), 1 + random.nextInt(5))).isEqualTo(whole);
            assertThat("\n" + whole).doesNotContain("\n.\n").doesNotContain("\n.\r\n");
            assertThat(unstuffed(whole)).isEqualTo(input.toString());
        }
    }

    private static String unstuffed(String stuffed) {
        return ("\n" + stuffed).replace("\n.", "\n").substring(1);
    }

    private static String stuffed(String input, int pieceLength) {
        DotStuffer stuffer = new DotStuffer();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] octets = input.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < octets.length; at += pieceLength) {
            int length = Math.min(pieceLength, octets.length - at);
            byte[] piece = new byte[length];
            System.arraycopy(octets, at, piece, 0, length);
            stuffer.stuff(piece, length, out::write);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static boolean endsLine(String input) {
        DotStuffer stuffer = new DotStuffer();
        byte[] octets = input.getBytes(StandardCharsets.US_ASCII);
        stuffer.stuff(octets, octets.length, (o, from, length) -> {});
        return stuffer.endsLine();
    }
}
