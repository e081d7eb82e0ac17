package io.mailcore.api.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "-a.b",
                "a-.b",
                "a b",
                "a\r\nb",
                "a\0",
                "a/b",
                "a%b",
                "[",
                "[]",
                "[1.2.3]",
                "[1.2.3.256]",
                "[1.2.3.4",
                "[IPv6:1::2::3]",
                "[IPv6:12345::]",
                "[IPv6:1:2:3:4:5:6:7]",
                "[x:]",
                "[a:b c]",
                "[IPv6:::g]",
                "[1.2.3.4]x",
                "a\u3002b",
                "\u202ea.b",
                "a\u2028b"
            })
    void refusesWhatIsNoDomain(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[192.0.2.1]", "[IPv6:2001:db8::1]", "[ipv6:::]", "[IPv6:::ffff:192.0.2.1]", "[x400:a-b]"})
    void acceptsAddressLiterals(String text) {
        assertThat(Domain.parse(text).isLiteral()).isTrue();
        assertThat(Domain.parse(text)).hasToString(text);
    }

    @Test
    void labelsHaveAtMost63Octets() {
        assertThat(Domain.parse("a".repeat(63) + ".org")).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse("a".repeat(64) + ".org"));
    }

    @Test
    void internationalLabelIsMeasuredByItsALabel() {
        // Thirty times the same character: 90 octets of UTF-8, but fewer than 63 as an A-label.
        assertThat(Domain.parse("\u4f8b".repeat(30) + ".example").toAscii()).hasSizeLessThan(72);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Domain.parse("\u4f8b\u00e9\u0434".repeat(20) + ".example"));
    }

    @Test
    void nameHasAtMost255Octets() {
        String label = "a".repeat(49) + ".";
        assertThat(Domain.parse(label.repeat(5) + "abcde")).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse(label.repeat(5) + "abcdef"));
    }

    @Test
    void decomposedAndComposedAreOneDomain() {
        assertThat(Domain.parse("jose\u0301.example")).isEqualTo(Domain.parse("JOS\u00c9.example"));
    }
}
