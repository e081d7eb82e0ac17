package io.mailcore.pop3.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Dialogue.Cut;
import io.mailcore.pop3.codec.LineFramer.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFramerTest {
    private static final int LIMIT = 32;

    @Test
    void onlyCrLfEndsALine() {
        assertThat(frames("USER ann\r\nQUIT\r\n", Cut.whole())).containsExactly("USER ann", "QUIT");
        assertThat(frames("USER a\nQUIT\r\n", Cut.whole())).containsExactly("(illegal)");
        assertThat(frames("USER a\rQUIT\r\n", Cut.whole())).containsExactly("(illegal)");
        assertThat(frames("USER a\r\r\nQUIT\r\n", Cut.whole())).containsExactly("(illegal)", "QUIT");
        assertThat(frames("USER \0\r\nQUIT\r\n", Cut.whole())).containsExactly("(illegal)", "QUIT");
    }

    @Test
    void emptyLineIsALine() {
        assertThat(frames("\r\n\r\n", Cut.whole())).containsExactly("", "");
    }

    @Test
    void lineOfTheLimitPassesAndOneOctetMoreDoesNot() {
        String full = "x".repeat(LIMIT - 2);
        assertThat(frames(full + "\r\n", Cut.whole())).containsExactly(full);
        assertThat(frames(full + "x\r\nQUIT\r\n", Cut.whole())).containsExactly("(too long)", "QUIT");
    }

    @Test
    void endlessLineIsNotKept() {
        LineFramer framer = new LineFramer(LIMIT);
        byte[] piece = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 1000; i++) {
            assertThat(framer.next(ByteBuffer.wrap(piece))).isEmpty();
        }
        assertThat(framer.next(ByteBuffer.wrap("\r\n".getBytes(StandardCharsets.US_ASCII))))
                .containsInstanceOf(Frame.TooLong.class);
    }

    @Test
    void framesAreTheSameHoweverTheInputIsCut() {
        Random random = new Random(20260102);
        for (int round = 0; round < 500; round++) {
            String input = randomInput(random);
            List<String> whole = frames(input, Cut.whole());
            assertThat(frames(input, Cut.bytewise())).as("input %s", input).isEqualTo(whole);
            assertThat(frames(input, Cut.random(round))).as("input %s", input).isEqualTo(whole);
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

    private static List<String> frames(String input, Cut cut) {
        LineFramer framer = new LineFramer(LIMIT);
        List<String> frames = new ArrayList<>();
        byte[] octets = input.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < octets.length; ) {
            int length = cut.next(octets.length - at);
            ByteBuffer piece = ByteBuffer.wrap(octets, at, length);
            while (piece.hasRemaining()) {
                framer.next(piece).map(LineFramerTest::text).ifPresent(frames::add);
            }
            at += length;
        }
        return frames;
    }

    private static String text(Frame frame) {
        if (frame instanceof Frame.Line line) {
            return new String(line.octets(), StandardCharsets.ISO_8859_1);
        }
        return frame instanceof Frame.TooLong ? "(too long)" : "(illegal)";
    }

    @Test
    void aLowerLimitHoldsFromTheNextLineOn() {
        LineFramer framer = new LineFramer(1000);
        framer.limit(8);
        Optional<Frame> frame = framer.next(ByteBuffer.wrap("0123456789\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(frame).containsInstanceOf(Frame.TooLong.class);
    }
}
