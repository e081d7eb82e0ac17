package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ListPatternTest {
    private static final long SEED = 5258;

    private static boolean matches(String pattern, String name) {
        return ListPattern.of("", pattern).matches(name);
    }

    @Test
    void percentStopsAtTheDelimiter() {
        assertThat(matches("%", "a")).isTrue();
        assertThat(matches("%", "a/b")).isFalse();
        assertThat(matches("a/%", "a/b")).isTrue();
        assertThat(matches("a/%", "a")).isFalse();
        assertThat(matches("%/%", "a/b")).isTrue();
        assertThat(matches("*", "a/b")).isTrue();
        assertThat(matches("a*", "a")).isTrue();
        assertThat(matches("", "a")).isFalse();
    }

    @Test
    void referenceStandsInFront() {
        assertThat(ListPattern.of("Lists/", "%").matches("Lists/x")).isTrue();
        assertThat(ListPattern.of("Lists", "%").matches("Lists2")).isTrue();
        assertThat(ListPattern.of("Lists/", "%").matches("x")).isFalse();
    }

    @Test
    void inboxMatchesInAnyCase() {
        assertThat(matches("inbox", "INBOX")).isTrue();
        assertThat(matches("InBoX/%", "INBOX/a")).isTrue();
        assertThat(matches("inbox*", "INBOX/a")).isTrue();
        assertThat(matches("inboxes", "INBOXes")).isFalse();
        assertThat(matches("a/inbox", "a/INBOX")).isFalse();
    }

    @Test
    void agreesWithARegularExpression() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            String pattern = text(random, "ab/%*");
            String name = text(random, "ab/");
            String expression = pattern.replace("*", ".*").replace("%", "[^/]*");
            assertThat(matches(pattern, name))
                    .as("pattern %s, name %s, seed %d", pattern, name, SEED)
                    .isEqualTo(Pattern.matches(expression, name));
        }
    }

    private static String text(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(9), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
        return text.toString();
    }

    @Test
    void hostilePatternTakesStepsInProportion() {
        String name = "a".repeat(1000);
        for (String hostile : new String[] {"%*", "*a", "%a*", "*%a"}) {
            int shorter = Math.abs(ListPattern.of("", hostile.repeat(50) + "b").steps(name));
            int longer = Math.abs(ListPattern.of("", hostile.repeat(500) + "b").steps(name));
            assertThat(longer).as(hostile).isLessThanOrEqualTo(12 * shorter).isLessThan(3_000_000);
        }
    }

    @Test
    void wildcardsInARowAreOne() {
        assertThat(ListPattern.of("", "%%%*%%a**b%%").toString()).isEqualTo("*a*b%");
    }
}
