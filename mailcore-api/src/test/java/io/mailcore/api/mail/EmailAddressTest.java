package io.mailcore.api.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private static final long SEED = 20261108;

    @Test
    void quotingMakesNoDifference() {
        assertThat(EmailAddress.parse("\"ann\"@example.org")).isEqualTo(EmailAddress.parse("ann@example.org"));
        assertThat(EmailAddress.parse("\"a\\nn\"@example.org")).hasToString("ann@example.org");
    }

    @Test
    void localPartsDifferByCaseAndDomainsDoNot() {
        assertThat(EmailAddress.parse("Ann@example.org")).isNotEqualTo(EmailAddress.parse("ann@example.org"));
        assertThat(EmailAddress.parse("ann@Example.ORG")).isEqualTo(EmailAddress.parse("ann@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nb@example.org",
                "a@example.org\r\nRCPT TO:<x@y>",
                "\"a\rb\"@example.org",
                "a@b\0c",
                "\"a\0\"@b.c",
                "a\u2028b@example.org",
                "\"\u202ea\"@example.org",
                "\ufeffa@example.org",
                "\"\\\u00a9\"@example.org",
                "@example.org",
                "a@",
                "a",
                "",
                "\"a@example.org",
                "\"a\"b@example.org",
                "a b@example.org",
                "<a@example.org>",
                "\"a\\\"@example.org",
                "\ud800@example.org",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org"
            })
    void refusesWhatCouldSplitOrMisleadAPath(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).matches("[^\\p{Cntrl}\u2028\u2029]*"));
    }

    @Test
    void countsOctetsNotCharacters() {
        assertThat(EmailAddress.parse("\u00e9".repeat(32) + "@example.org").localPart())
                .hasSize(32);
        assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse("\u00e9".repeat(33) + "@example.org"));
        assertThat(EmailAddress.parse(
                        "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61)))
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.parse(
                        "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(62)));
    }

    @Test
    void hugeTextIsRefusedWithShortMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.parse("a".repeat(1_000_000) + "@example.org"))
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(300));
    }

    @Test
    void anyLocalPartComesBackFromItsText() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            String local = localPart(random);
            EmailAddress address = EmailAddress.of(local, Domain.parse("example.org"));
            assertThat(EmailAddress.parse(address.toString()))
                    .as("seed %d: %s", SEED, local)
                    .isEqualTo(address);
        }
    }

    private static String localPart(Random random) {
        StringBuilder local = new StringBuilder();
        int length = 1 + random.nextInt(25);
        for (int i = 0; i < length; i++) {
            local.append((char) (0x20 + random.nextInt(0x5f)));
        }
        return local.toString();
    }
}
