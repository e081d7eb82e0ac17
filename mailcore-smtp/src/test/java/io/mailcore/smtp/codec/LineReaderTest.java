package io.mailcore.smtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final int LIMIT = 40;
    private static final int AUTH_LIMIT = 90;

    @Test
    void cutsAtCrlf() {
        assertThat(frame("EHLO a\r\n\r\nQUIT\r\n")).containsExactly(text("EHLO a"), text(""), text("QUIT"));
    }

    @Test
    void keepsAnIncompleteLine() {
        assertThat(frame("EHLO a")).isEmpty();
        assertThat(frame("EHLO a\r")).isEmpty();
    }

    // RFC 5321 §2.3.8: CR and LF appear only together.
    @Test
    void readsALineWithBareLineEndsToItsRealEnd() {
        assertThat(frame("NOOP\nQUIT\r\nNOOP\r\n")).containsExactly(broken(Fault.BARE_LINE_END), text("NOOP"));
        assertThat(frame("NOOP\rQUIT\r\nNOOP\r\n")).containsExactly(broken(Fault.BARE_LINE_END), text("NOOP"));
        assertThat(frame("NOOP\r\r\nNOOP\r\n")).containsExactly(broken(Fault.BARE_LINE_END), text("NOOP"));
        assertThat(frame("\nNOOP\r\n")).containsExactly(broken(Fault.BARE_LINE_END));
    }

    @Test
    void reportsNul() {
        assertThat(frame("NO\0OP\r\n")).containsExactly(broken(Fault.NUL));
        assertThat(frame("NOOP\r\0\n\r\n")).containsExactly(broken(Fault.NUL));
    }

    @Test
    void reportsWhatIsNotUtf8() {
        assertThat(frame("MAIL FROM:<\u00fc@x.org>\r\n")).containsExactly(broken(Fault.NOT_TEXT));
        assertThat(frame("\u00c3\u00bc\r\n")).containsExactly(text("\u00fc"));
        // An overlong "/" and a surrogate.
        assertThat(frame("\u00c0\u00af\r\n")).containsExactly(broken(Fault.NOT_TEXT));
        assertThat(frame("\u00ed\u00a0\u0080\r\n")).containsExactly(broken(Fault.NOT_TEXT));
    }

    @Test
    void takesALineOfExactlyTheLimit() {
        String longest = "x".repeat(LIMIT - 2);
        assertThat(frame(longest + "\r\nNOOP\r\n")).containsExactly(text(longest), text("NOOP"));
        assertThat(frame(longest + "x\r\nNOOP\r\n")).containsExactly(broken(Fault.TOO_LONG), text("NOOP"));
    }

    @Test
    void givesAuthItsOwnLimit() {
        String longest = "auth " + "x".repeat(AUTH_LIMIT - 7);
        assertThat(frame(longest + "\r\n")).containsExactly(text(longest));
        assertThat(frame(longest + "x\r\nNOOP\r\n")).containsExactly(broken(Fault.TOO_LONG), text("NOOP"));
        assertThat(frame("AUTHX" + "x".repeat(AUTH_LIMIT - 7) + "\r\n")).containsExactly(broken(Fault.TOO_LONG));
    }

    @Test
    void givesUpALineWithoutAnEnd() {
        LineReader reader = new LineReader(LIMIT, AUTH_LIMIT);
        byte[] block = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        Optional<Line> line = Optional.empty();
        int octets = 0;
        for (; line.isEmpty() && octets < 4 * LineReader.ENDLESS; octets += block.length) {
            line = reader.next(ByteBuffer.wrap(block));
        }
        assertThat(line).contains(broken(Fault.ENDLESS));
        assertThat(octets).isLessThanOrEqualTo(LineReader.ENDLESS + block.length);
    }

    @Test
    void agreesHoweverTheOctetsAreCut() {
        String alphabet = "AUTH \r\n\r\n\r\n\0x\u00c3\u00bc";
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String octets = random.ints(1 + random.nextInt(200), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .collect(Collectors.joining());
            List<Line> expected = frame(octets);
            assertThat(lines(expected)).as("seed %d", seed).isEqualTo(countOf("\r\n", octets));
            long which = seed;
            Cuts.forEach(
                    latin1(octets),
                    (how, pieces) -> assertThat(frame(pieces))
                            .as("seed %d, %s", which, how)
                            .isEqualTo(expected));
        }
    }

    private static long lines(List<Line> lines) {
        return lines.size();
    }

    private static long countOf(String what, String where) {
        return where.split(what, -1).length - 1L;
    }

    private static List<Line> frame(String octets) {
        return frame(List.of(ByteBuffer.wrap(latin1(octets))));
    }

    private static List<Line> frame(List<ByteBuffer> pieces) {
        LineReader reader = new LineReader(LIMIT, AUTH_LIMIT);
        List<Line> lines = new ArrayList<>();
        for (ByteBuffer piece : pieces) {
            while (piece.hasRemaining()) {
                reader.next(piece).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Line text(String text) {
        return new Line.Text(text);
    }

    private static Line broken(Fault fault) {
        return new Line.Broken(fault);
    }
}
