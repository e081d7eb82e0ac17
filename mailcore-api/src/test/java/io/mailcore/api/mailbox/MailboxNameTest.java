package io.mailcore.api.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxNameTest {
    private static final long SEED = 20261109;
    private static final List<String> EVIL = List.of(
            "..",
            ".",
            "/",
            "\\",
            "\0",
            "&AC8-",
            "\uff0e\uff0e",
            "\u2025",
            "CON",
            "con.txt",
            "NUL",
            "a:b",
            "%",
            "*",
            "\u2044",
            "\r\n",
            "\u2028",
            "\ud800",
            "~",
            "a",
            "INBOX",
            "e\u0301",
            "\u00e9",
            " ",
            "\u202e",
            "\ufdfa");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                "..",
                "../x",
                "a/../b",
                ".",
                "a/.",
                "...",
                "a\0b",
                "a\rb",
                "a\nb",
                "a\u0085",
                "a\u2028b",
                "a\u2029",
                "\ud800",
                "a\udc00b"
            })
    void refuses(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxName.parse(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "InBox", "INBOX"})
    void inboxIsOneNameInAnyCase(String path) {
        assertThat(MailboxName.parse(path)).isEqualTo(MailboxName.INBOX);
        assertThat(MailboxName.parse(path + "/a")).hasToString("INBOX/a");
        assertThat(MailboxName.parse("a/" + path)).hasToString("a/" + path);
    }

    @Test
    void composedAndDecomposedAreOneName() {
        assertThat(MailboxName.parse("e\u0301")).isEqualTo(MailboxName.parse("\u00e9"));
    }

    @Test
    void lengthIsLimitedInOctetsAndLevels() {
        assertThat(MailboxName.parse("a".repeat(255))).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxName.parse("a".repeat(256)));
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxName.parse("\u00e9".repeat(128)));
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxName.parse("a".repeat(5_000)));
        assertThat(MailboxName.parse("a/".repeat(31) + "a").levels()).hasSize(32);
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxName.parse("a/".repeat(32) + "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailboxName.parse(("a".repeat(255) + "/").repeat(4) + "a"));
    }

    @Test
    void whatIsAcceptedHoldsNothingEvil() {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            String path = path(random);
            try {
                MailboxName name = MailboxName.parse(path);
                accepted++;
                check(name, "seed " + SEED + ": " + path);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).startsWith("mailbox name: ");
            }
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    private static void check(MailboxName name, String description) {
        assertThat(MailboxName.parse(name.toString())).as(description).isEqualTo(name);
        assertThat(name.levels()).as(description).noneMatch(level -> level.isEmpty() || level.matches("\\.+"));
        assertThat(name.toString().codePoints())
                .as(description)
                .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c >= 0xd800 && c < 0xe000);
        name.parent().ifPresent(parent -> {
            assertThat(name.isBelow(parent)).isTrue();
            assertThat(parent.isBelow(name)).isFalse();
            assertThat(name.rebase(parent, parent)).isEqualTo(name);
        });
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        int pieces = 1 + random.nextInt(4);
        for (int i = 0; i < pieces; i++) {
            path.append(EVIL.get(random.nextInt(EVIL.size()))).append(random.nextInt(3) == 0 ? "/" : "");
        }
        return path.toString();
    }
}
