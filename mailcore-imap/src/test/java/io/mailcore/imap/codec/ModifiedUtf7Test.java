package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiedUtf7Test {
    private static final long SEED = 3501;

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "INBOX=INBOX",
                "&-=&",
                "A&-B=A&B",
                "&-&-=&&",
                "&U,BTFw-=\u53f0\u5317",
                "~peter/mail/&U,BTFw-/&ZeVnLIqe-=~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e",
                "Entw&APw-rfe=Entw\u00fcrfe",
                "&2D3eAA-=\ud83d\ude00",
                "&AOQ-&-=\u00e4&",
                "a-b=a-b"
            })
    void knowsNames(String encoded, String text) {
        assertThat(ModifiedUtf7.encode(text)).isEqualTo(encoded);
        assertThat(ModifiedUtf7.decode(encoded)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&", // unterminated
                "&AOQ", // unterminated
                "a&AOQ/b", // slash ends no shift
                "&AAA-x", // NUL
                "&AGE-", // a printable character
                "&AC8-", // a slash
                "&ACY-", // an ampersand
                "&AOQ-&APY-", // two shifts in a row
                "&AOR-", // padding bits
                "&AO-", // half a character
                "&A-", // no octet
                "&AOQ=-", // padding
                "&AO Q-", // a space
                "&AO/k-", // the slash of ordinary BASE64
                "&2D0-", // a lone high surrogate
                "&3gA-", // a lone low surrogate
                "&3gDYPQ-", // surrogates in the wrong order
                "\u00e4", // not encoded
                "a\u0001", // a control character
                "a\r\nb",
                "a\0",
                "\u007f"
            })
    void refusesWhatIsNotCanonical(String encoded) {
        assertThat(ModifiedUtf7.decode(encoded)).isEmpty();
    }

    @Test
    void everyTextHasOneEncoding() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5000; round++) {
            String text = random.ints(random.nextInt(12), 1, 0x11000)
                    .filter(c -> c < 0xd800 || c > 0xdfff)
                    .map(c -> random.nextInt(3) > 0 ? 0x20 + c % 0x5f : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String encoded = ModifiedUtf7.encode(text);
            assertThat(encoded).as("seed %d, round %d", SEED, round).matches("[ -~]*");
            assertThat(ModifiedUtf7.decode(encoded))
                    .as("seed %d, round %d", SEED, round)
                    .contains(text);
        }
    }

    @Test
    void whatIsDecodedIsCanonical() {
        String alphabet = "&&--AOQab/,+3gY2D9";
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder encoded = new StringBuilder();
            random.ints(random.nextInt(14), 0, alphabet.length()).forEach(i -> encoded.append(alphabet.charAt(i)));
            ModifiedUtf7.decode(encoded.toString())
                    .ifPresent(text -> assertThat(ModifiedUtf7.encode(text))
                            .as("seed %d", SEED)
                            .isEqualTo(encoded.toString()));
        }
    }
}
