package io.mailcore.smtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataDecoderTest {

    // RFC 5321 §4.5.2.
    @ParameterizedTest
    @CsvSource({
        "'.\\r\\n',''",
        "'Hi\\r\\n.\\r\\n','Hi\\r\\n'",
        "'..\\r\\n.\\r\\n','.\\r\\n'",
        "'...x\\r\\n.\\r\\n','..x\\r\\n'",
        "'.x\\r\\n.\\r\\n','x\\r\\n'",
        "'a.b\\r\\n..\\r\\n\\r\\n.\\r\\n','a.b\\r\\n.\\r\\n\\r\\n'",
        "'. \\r\\n.\\r\\n',' \\r\\n'",
    })
    void removesStuffedDots(String data, String message) {
        Result result = decode(unescape(data));
        assertThat(result.message()).isEqualTo(unescape(message));
        assertThat(result.ended()).isTrue();
        assertThat(result.bare()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\n.\\n",
                "a\\n.\\r\\n",
                "a\\r\\n.\\n",
                "a\\r.\\r",
                "a\\r.\\n",
                "a\\n.\\r",
                "a\\r.\\r\\n",
                "a\\r\\n.\\r",
                "a\\r\\n.\\r\\r\\n",
                "a\\r\\r\\n.\\r\\r\\n",
                "a\\n\\n.\\n\\n"
            })
    void isNotEndedByBareLineEnds(String data) {
        Result result = decode(unescape(data) + "x\r\n.\r\n");
        assertThat(result.rest()).isZero();
        assertThat(result.ended()).isTrue();
        assertThat(result.bare()).isTrue();
        assertThat(result.message()).endsWith("x\r\n");
    }

    @Test
    void keepsBareLineEndsAsTheyAre() {
        assertThat(decode("a\nb\rc\r\r\nd\n\n.e\r\n.\rf\r\n.\r\n").message())
                .isEqualTo("a\nb\rc\r\r\nd\n\n.e\r\n\rf\r\n");
    }

    @Test
    void notesNul() {
        assertThat(decode("a\0b\r\n.\r\n").nul()).isTrue();
        assertThat(decode(".\0\r\n.\r\n").nul()).isTrue();
        assertThat(decode("ab\r\n.\r\n").nul()).isFalse();
    }

    @Test
    void leavesWhatIsBehindTheEnd() {
        assertThat(decode("a\r\n.\r\nQUIT\r\n").rest()).isEqualTo("QUIT\r\n".length());
    }

    @Test
    void keepsLinesOfAnyLength() {
        String line = "x".repeat(100_000) + "\u00ff";
        assertThat(decode(line + "\r\n.\r\n").message()).isEqualTo(line + "\r\n");
    }

    @Test
    void agreesWithTheDefinitionHoweverTheOctetsAreCut() {
        String alphabet = ".\r\n.\r\n\r\n.a\0\t";
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            String data = random.ints(random.nextInt(60), 0, alphabet.length())
                            .mapToObj(i -> alphabet.substring(i, i + 1))
                            .collect(Collectors.joining())
                    + "\r\n.\r\n";
            Result expected = byDefinition(data);
            long which = seed;
            Cuts.forEach(
                    latin1(data),
                    (how, pieces) -> assertThat(decode(pieces))
                            .as("seed %d, %s", which, how)
                            .isEqualTo(expected));
        }
    }

    /** RFC 5321 §4.5.2 word by word: split at CRLF, stop at the line ".", drop one leading dot of every other. */
    private static Result byDefinition(String data) {
        StringBuilder message = new StringBuilder();
        StringBuilder looked = new StringBuilder();
        int at = 0;
        while (true) {
            int end = data.indexOf("\r\n", at);
            String line = data.substring(at, end);
            at = end + 2;
            looked.append(line);
            if (line.equals(".")) {
                String text = message.toString();
                boolean bare = looked.toString().matches("(?s).*[\r\n].*");
                return new Result(text, true, bare, text.contains("\0"), data.length() - at);
            }
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
    }

    private record Result(String message, boolean ended, boolean bare, boolean nul, int rest) {}

    private static Result decode(String data) {
        return decode(List.of(ByteBuffer.wrap(latin1(data))));
    }

    private static Result decode(List<ByteBuffer> pieces) {
        DataDecoder decoder = new DataDecoder();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean ended = false;
        for (ByteBuffer piece : pieces) {
            ended = ended || decoder.decode(piece, message::write);
        }
        int rest = pieces.stream().mapToInt(ByteBuffer::remaining).sum();
        return new Result(
                message.toString(StandardCharsets.ISO_8859_1), ended, decoder.hasBareLineEnd(), decoder.hasNul(), rest);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }
}
