package io.mailcore.pop3.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TopCutTest {
    private static final String MESSAGE = "A: b\r\n c\r\n\r\none\r\ntwo\r\nthree\r\n";

    @Test
    void zeroLinesEndBehindTheBlankLine() {
        assertThat(top(MESSAGE, 0)).isEqualTo("A: b\r\n c\r\n\r\n");
    }

    @Test
    void countsBodyLinesOnly() {
        assertThat(top(MESSAGE, 2)).isEqualTo("A: b\r\n c\r\n\r\none\r\ntwo\r\n");
    }

    @Test
    void moreLinesThanThereAreGiveTheWholeMessage() {
        assertThat(top(MESSAGE, 99)).isEqualTo(MESSAGE);
    }

    @Test
    void messageWithoutABodyIsAllHeader() {
        assertThat(top("A: b\r\n", 5)).isEqualTo("A: b\r\n");
    }

    @Test
    void blankLineOfSpacesDoesNotEndTheHeader() {
        assertThat(top("A: b\r\n \r\nC: d\r\n\r\nbody\r\n", 0)).isEqualTo("A: b\r\n \r\nC: d\r\n\r\n");
    }

    private static String top(String message, long lines) {
        TopCut cut = TopCut.after(lines);
        byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
        StringBuilder taken = new StringBuilder();
        for (byte octet : octets) {
            if (cut.isReached()) {
                break;
            }
            taken.append((char) octet);
            assertThat(cut.take(new byte[] {octet}, 1)).isEqualTo(1);
        }
        TopCut whole = TopCut.after(lines);
        assertThat(message.substring(0, whole.take(octets, octets.length))).isEqualTo(taken.toString());
        return taken.toString();
    }
}
