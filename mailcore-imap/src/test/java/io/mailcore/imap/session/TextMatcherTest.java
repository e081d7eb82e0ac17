package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextMatcherTest {

    @Test
    void findsTextInAnyCase() {
        assertThat(TextMatcher.contains("Grüße aus KÖLN", "köln")).isTrue();
        assertThat(TextMatcher.contains("Привет", "ПРИВЕТ")).isTrue();
        assertThat(TextMatcher.contains("abc", "abd")).isFalse();
    }

    @Test
    void findsTheEmptyTextEverywhere() {
        assertThat(TextMatcher.contains("", "")).isTrue();
        assertThat(TextMatcher.contains("x", "")).isTrue();
    }

    @Test
    void findsTextAcrossPieces() {
        TextMatcher matcher = new TextMatcher("needle");
        matcher.feed("a nee");
        matcher.feed("dle");

        assertThat(matcher.isFound()).isTrue();
    }

    @Test
    void doesNotFindTextAcrossARestart() {
        TextMatcher matcher = new TextMatcher("needle");
        matcher.feed("a nee");
        matcher.restart();
        matcher.feed("dle");

        assertThat(matcher.isFound()).isFalse();
    }

    @Test
    void agreesWithStringContains() {
        for (long seed = 1; seed <= 2000; seed++) {
            Random random = new Random(seed);
            String text = text(random, 40);
            String wanted = text(random, 5);
            assertThat(TextMatcher.contains(text, wanted))
                    .as("seed %d: '%s' in '%s'", seed, wanted, text)
                    .isEqualTo(text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(length + 1); i > 0; i--) {
            text.append("abA".charAt(random.nextInt(3)));
        }
        return text.toString();
    }
}
