package io.mailcore.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Dialogue.Cut;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFramerTest {
    private static final int LIMIT = 32;
    private static final int ENDLESS = 300;

    @Test
    void onlyCrLfEndsALine() {
        assertThat(lines("USER ann\r\n\r\nQUIT\r\n")).containsExactly("USER ann", "", "QUIT");
        assertThat(lines("USER a\nQUIT\r\n")).containsExactly("[BARE_LINE_END]");
        assertThat(lines("USER a\rQUIT\r\n")).containsExactly("[BARE_LINE_END]");
        assertThat(lines("USER a\r\r\nQUIT\r\n")).containsExactly("[BARE_LINE_END]", "QUIT");
        assertThat(lines("\nQUIT\r\nQUIT\r\n")).containsExactly("[BARE_LINE_END]", "QUIT");
    }

    @Test
    void reportsNul() {
        assertThat(lines("USER \0\r\nQUIT\r\n")).containsExactly("[NUL]", "QUIT");
        assertThat(lines("USER \r\0\n\r\nQUIT\r\n")).containsExactly("[BARE_LINE_END, NUL]", "QUIT");
    }

    @Test
    void keepsAnIncompleteLine() {
        assertThat(lines("QUIT")).isEmpty();
        assertThat(lines("QUIT\r")).isEmpty();
    }

    @Test
    void lineOfTheLimitPassesAndOneOctetMoreDoesNot() {
        String full = "x".repeat(LIMIT - 2);
        assertThat(lines(full + "\r\nQUIT\r\n")).containsExactly(full, "QUIT");
        assertThat(lines(full + "x\r\nQUIT\r\n")).containsExactly("[TOO_LONG]", "QUIT");
    }

    @Test
    void aLowerLimitHoldsFromTheNextLineOn() {
        LineFramer framer = new LineFramer(1000);
        framer.limit(8);
        assertThat(next(framer, "0123456789\r\n"))
                .hasValueSatisfying(line -> assertThat(line.has(Flaw.TOO_LONG)).isTrue());
    }

    @Test
    void tooLongALineIsNotKept() {
        LineFramer framer = new LineFramer(LIMIT);
        String piece = "x".repeat(64 * 1024);
        for (int i = 0; i < 1000; i++) {
            assertThat(next(framer, piece)).isEmpty();
        }
        FramedLine line = next(framer, "\r\n").orElseThrow();
        assertThat(line.has(Flaw.TOO_LONG)).isTrue();
        assertThat(line.octets()).hasSizeLessThan(LIMIT);
    }

    @Test
    void givesUpALineWithoutAnEnd() {
        LineFramer framer = new LineFramer(LIMIT, ENDLESS);
        assertThat(next(framer, "x".repeat(ENDLESS))).isEmpty();
        FramedLine line = next(framer, "x").orElseThrow();
        assertThat(line.flaws()).containsExactly(Flaw.ENDLESS);
        assertThat(line.octets()).isEmpty();
    }

    @Test
    void linesAreTheSameHoweverTheInputIsCut() {
        Random random = new Random(20260102);
        for (int round = 0; round < 500; round++) {
            String input = randomInput(random);
            List<String> whole = lines(input);
            assertThat(lines(input, Cut.bytewise())).as("input %s", input).isEqualTo(whole);
            assertThat(lines(input, Cut.random(round))).as("input %s", input).isEqualTo(whole);
        }
    }

    private static String randomInput(Random random) {
        String alphabet = "ab. \r\n\r\n\0";
        StringBuilder input = new StringBuilder();
        for (int i = random.nextInt(120); i > 0; i--) {
            input.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return input.append("\r\n").toString();
    }

    private static List<String> lines(String input) {
        return lines(input, Cut.whole());
    }

    private static List<String> lines(String input, Cut cut) {
        LineFramer framer = new LineFramer(LIMIT, ENDLESS);
        List<String> lines = new ArrayList<>();
        byte[] octets = input.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < octets.length; ) {
            int length = cut.next(octets.length - at);
            ByteBuffer piece = ByteBuffer.wrap(octets, at, length);
            while (piece.hasRemaining()) {
                framer.next(piece).map(LineFramerTest::shown).ifPresent(lines::add);
            }
            at += length;
        }
        return lines;
    }

    private static String shown(FramedLine line) {
        return line.isSound()
                ? new String(line.octets(), StandardCharsets.ISO_8859_1)
                : line.flaws().stream().sorted().toList().toString();
    }

    private static Optional<FramedLine> next(LineFramer framer, String octets) {
        return framer.next(ByteBuffer.wrap(octets.getBytes(StandardCharsets.US_ASCII)));
    }
}
