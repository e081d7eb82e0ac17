package io.mailcore.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {

    @Test
    void replacesWhatCouldEndALineOrSteerATerminal() {
        assertThat(PrintableText.of("a\r\n\t\u001b[2J\u0085\u2028\u2029\u202eb\ud800c\u00e9\ud83d\ude00", 100))
                .isEqualTo("a????[2J????b?c\u00e9\ud83d\ude00");
    }

    @Test
    void cutsLongTextBetweenCharacters() {
        String faces = "\ud83d\ude00".repeat(5);

        assertThat(PrintableText.of(faces, 3)).isEqualTo("\ud83d\ude00".repeat(3) + "...");
        assertThat(PrintableText.of(faces, 5)).isEqualTo(faces);
        assertThat(PrintableText.of("x".repeat(1_000_000), 10)).isEqualTo("xxxxxxxxxx...");
        assertThat(PrintableText.of("", 10)).isEmpty();
    }
}
