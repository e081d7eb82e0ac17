package io.mailcore.api.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailcore.api.testkit.Allocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferDecodingTest {
    private static final long SEED = 20261115;

    @ParameterizedTest
    @CsvSource({
        "YWJj,abc",
        "YWI=,ab",
        "YQ==,a",
        "YWJ,ab",
        "YW,a",
        "Y,''",
        "'',''",
        "'Y W\r\nJ\tj',abc",
        "Y!W-J_j,abc",
        "YQ==YQ==,a",
        "=YWJj,''"
    })
    void base64(String encoded, String decoded) {
        assertThat(decode("BASE64", encoded)).isEqualTo(decoded);
    }

    @Test
    void paddingEndsBase64BeforeTheFooterOfAList() {
        assertThat(decode("base64", "YWI=\r\n\r\nfooter of a list")).isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "abc|abc",
                "a=3Db|a=b",
                "=e9=E9|\u00e9\u00e9",
                "a=~b|ab",
                "a= \t~b|ab",
                "a \t~b|a~b",
                "a b|a b",
                "a =20~b|a  ~b",
                "a=|a",
                "a |a",
                "a==41|a=A",
                "a=4|a=4",
                "a=4z|a=4z",
                "a=zz|a=zz",
                "a= b|a= b",
                "=|''",
                "~~|~~",
                " ~|~",
                "a=\t|a",
                "=00|\u0000"
            })
    void quotedPrintable(String encoded, String decoded) {
        for (String end : new String[] {"\r\n", "\n"}) {
            assertThat(decode("Quoted-Printable", encoded.replace("~", end))).isEqualTo(decoded.replace("~", end));
        }
    }

    @ParameterizedTest
    @CsvSource({"7bit", "8BIT", "binary", "x-uuencode", "''"})
    void othersComeAsTheyAre(String encoding) {
        assertThat(decode(encoding, "a=3D\0\u00ff\r\n")).isEqualTo("a=3D\0\u00ff\r\n");
    }

    @Test
    void knowsTheEncodingsOfMime() {
        assertThat(TransferDecoding.isKnown("Base64")).isTrue();
        assertThat(TransferDecoding.isKnown("7BIT")).isTrue();
        assertThat(TransferDecoding.isKnown("x-uuencode")).isFalse();
    }

    @Test
    void endsAtTheLimit() throws IOException {
        for (String encoding : new String[] {"base64", "quoted-printable", "8bit"}) {
            byte[] octets = "QUJD".repeat(1000).getBytes(ISO_8859_1);
            assertThat(TransferDecoding.decode(new ByteArrayInputStream(octets), encoding, 10)
                            .readAllBytes())
                    .hasSize(10);
            assertThat(TransferDecoding.decode(new ByteArrayInputStream(octets), encoding, 0)
                            .readAllBytes())
                    .isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransferDecoding.decode(InputStream.nullInputStream(), "8bit", -1));
    }

    @Test
    void randomOctetsComeBack() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            byte[] octets = new byte[random.nextInt(30_000)];
            random.nextBytes(octets);
            String text = new String(octets, ISO_8859_1);
            String base64 = new String(Base64.getMimeEncoder().encode(octets), ISO_8859_1);
            assertThat(decode("base64", base64)).as("seed %d", SEED).isEqualTo(text);
            StringBuilder quoted = new StringBuilder();
            text.chars().forEach(c -> quoted.append(String.format("=%02X", c)));
            assertThat(decode("quoted-printable", quoted.toString()))
                    .as("seed %d", SEED)
                    .isEqualTo(text);
        }
    }

    @Test
    void anyOctetsAreDecodedWithoutFailureAndBecomeNoMore() {
        Random random = new Random(SEED);
        String sharp = "= \t\r\nA4f=\u00ff";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(40), 0, sharp.length()).forEach(index -> text.append(sharp.charAt(index)));
            assertThat(decode("quoted-printable", text.toString()).length())
                    .as("seed %d", SEED)
                    .isLessThanOrEqualTo(text.length());
            assertThat(decode("base64", text.toString()).length()).isLessThanOrEqualTo(text.length());
        }
    }

    @Test
    void endlessRunsOfWhiteSpaceCostNoMemory() {
        for (String piece : new String[] {" ", "=", "\t", "= ", "\r"}) {
            byte[] octets = piece.repeat(4_000_000 / piece.length()).getBytes(ISO_8859_1);
            InputStream in =
                    TransferDecoding.decode(new ByteArrayInputStream(octets), "quoted-printable", Long.MAX_VALUE);
            long allocated = Allocation.of(() -> {
                try {
                    in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(allocated).isLessThan(100_000);
        }
    }

    @Test
    void failsAsItsSourceDoes() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TransferDecoding.decode(broken, "base64", 10).read())
                .withMessage("gone");
    }

    private static String decode(String encoding, String encoded) {
        byte[] octets = encoded.getBytes(ISO_8859_1);
        try (InputStream in = TransferDecoding.decode(new ByteArrayInputStream(octets), encoding, Long.MAX_VALUE)) {
            return new String(in.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
