package io.mailcore.api.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {
    private static final long SEED = 20261114;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain|plain",
                // RFC 2047 §8
                "(=?ISO-8859-1?Q?a?=)|(a)",
                "=?ISO-8859-1?Q?a?= b|a b",
                "=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=|ab",
                "=?ISO-8859-1?Q?a?=   =?ISO-8859-2?Q?b?=|ab",
                "=?ISO-8859-1?Q?a_b?=|a b",
                "=?utf-8?q?caf=C3=A9?=|café",
                "=?utf-8?B?Y2Fmw6k=?=|café",
                "=?utf-8*en?B?Y2Fmw6k=?=|café",
                // A character cut between two words
                "=?utf-8?q?caf=C3?= =?UTF-8?q?=A9?=|café",
                // Broken
                "=?unknown-8bit?q?caf=C3=A9?=|café",
                "=?utf-8?q?caf=E9?=|café",
                "=?us-ascii?q?caf=E9?=|café",
                "=?utf-8?q?this is it?=|this is it",
                "x=?utf-8?q?y?=z|xyz",
                "=?utf-8?x?y?=|=?utf-8?x?y?=",
                "=?utf-8?q?y|=?utf-8?q?y",
                "=?utf-8?q?y?|=?utf-8?q?y?",
                "=?utf-8?q??=|''",
                "=?utf-8?b?!?=|''",
                "=?=?utf-8?q?y?=|=?y",
                "=??q?y?=|y",
                "=?|=?",
                "=?utf-8?q?=zz?=|=zz"
            })
    void decodes(String text, String expected) {
        assertThat(EncodedWords.decode(text)).isEqualTo(expected);
    }

    @Test
    void octetsOutsideOfWordsAreUtf8OrElseWindows1252() {
        assertThat(EncodedWords.decode(new String("caf\u00e9 =?utf-8?q?x?=".getBytes(UTF_8), ISO_8859_1)))
                .isEqualTo("caf\u00e9 x");
        assertThat(EncodedWords.decode("\u0080 5")).isEqualTo("\u20ac 5");
        assertThat(EncodedWords.decode("\u4f8b")).isEqualTo("\u4f8b");
    }

    @Test
    @Timeout(60)
    void hostileTextIsReadInLinearTime() {
        for (String piece : List.of("=?", "=?a?Q?", "=?a?Q?b", "=?a?b?c?=", "?=", "=?a?Q?=?=", "=?utf-8?B?/w==?= ")) {
            assertThat(EncodedWords.decode(piece.repeat(200_000))).isNotNull();
        }
    }

    @Test
    void anyTextIsDecodedWithoutFailure() {
        Random random = new Random(SEED);
        String sharp = "=?=?=?QBqb utf-8_\u00e9*=41";
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder("=?");
            random.ints(random.nextInt(40), 0, sharp.length()).forEach(index -> text.append(sharp.charAt(index)));
            assertThat(EncodedWords.decode(text.toString())).as("seed %d", SEED).isNotNull();
        }
    }
}
