package io.mailcore.api.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecodingTest {

    @ParameterizedTest
    @CsvSource({
        "utf-8, caf\u00c3\u00a9, caf\u00e9",
        "UTF8, caf\u00c3\u00a9, caf\u00e9",
        "iso-8859-1, caf\u00e9, caf\u00e9",
        "iso-8859-1, \u00c3\u00a9, \u00c3\u00a9",
        "utf-8, caf\u00e9, caf\u00e9",
        "us-ascii, caf\u00c3\u00a9, caf\u00e9",
        "us-ascii, \u0080, \u20ac",
        "'', caf\u00c3\u00a9, caf\u00e9",
        "'', \u0093x\u0094, \u201cx\u201d",
        "no such charset, caf\u00c3\u00a9, caf\u00e9",
        "x-unknown, caf\u00e9, caf\u00e9",
        "shift_jis, \u0083e, \u30c6"
    })
    void decodesByCharsetOrElseByWhatItLooksLike(String charset, String octets, String expected) throws IOException {
        byte[] bytes = octets.getBytes(ISO_8859_1);
        assertThat(TextDecoding.decode(bytes, charset)).isEqualTo(expected);
        if (!charset.equals("utf-8") || octets.length() > 4) {
            assertThat(read(bytes, charset)).isEqualTo(expected);
        }
    }

    @Test
    void octetsThatFitNoCharsetAreReplaced() {
        assertThat(TextDecoding.decode(new byte[] {(byte) 0x81}, "")).isEqualTo("\ufffd");
        assertThat(TextDecoding.decode(new byte[] {'a', (byte) 0x83}, "shift_jis"))
                .isEqualTo("a\ufffd");
    }

    @Test
    void namesOfCharsetsMayBeAnything() {
        for (String name : new String[] {"", " ", "\0", "a/b", "x".repeat(100_000), "\u00e9", "utf-8;x", "..", "-"}) {
            assertThat(TextDecoding.charset(name)).isEmpty();
        }
        assertThat(TextDecoding.charset(" utf-8 ")).contains(UTF_8);
    }

    @Test
    void readerLooksAtTheBeginOnly() throws IOException {
        String ascii = "x".repeat(64 * 1024 - 1);
        assertThat(read((ascii + "\u00e9 and more").getBytes(UTF_8), "")).isEqualTo(ascii + "\u00e9 and more");
        assertThat(read((ascii + "\u00e9").getBytes(ISO_8859_1), "")).hasSize(64 * 1024);
    }

    private static String read(byte[] octets, String charset) throws IOException {
        StringWriter out = new StringWriter();
        try (Reader reader = TextDecoding.reader(new ByteArrayInputStream(octets), charset)) {
            reader.transferTo(out);
        }
        return out.toString();
    }
}
