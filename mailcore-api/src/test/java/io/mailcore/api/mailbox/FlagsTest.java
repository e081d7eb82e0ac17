package io.mailcore.api.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {
    private static final long SEED = 20261111;
    private static final List<Flag> SOME = List.of(
            Flag.SEEN,
            Flag.ANSWERED,
            Flag.FLAGGED,
            Flag.DELETED,
            Flag.DRAFT,
            Flag.keyword("$Junk"),
            Flag.keyword("a"),
            Flag.keyword("A"),
            Flag.keyword("b"),
            Flag.keyword("Invoice"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\r\nb",
                "a\0",
                "(",
                ")",
                "{",
                "%",
                "*",
                "\"",
                "\\",
                "]",
                "\\Seen",
                "\\Recent",
                "a\u007f",
                "\u00e9",
                "a\u010d",
                "\u212a"
            })
    void keywordsAreAtoms(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Flag.keyword(name));
    }

    @Test
    void keywordsHaveALimit() {
        assertThat(Flag.keyword("a".repeat(Flag.MAX_LENGTH)).name()).hasSize(250);
        assertThatIllegalArgumentException().isThrownBy(() -> Flag.keyword("a".repeat(Flag.MAX_LENGTH + 1)));
        assertThat(Flag.parse("a".repeat(Flag.MAX_LENGTH + 1))).isEmpty();
    }

    @Test
    void parseKnowsSystemFlagsInAnyCase() {
        assertThat(Flag.parse("\\sEEN")).contains(Flag.SEEN);
        assertThat(Flag.parse("\\Recent")).isEmpty();
        assertThat(Flag.parse("\\Unknown")).isEmpty();
        assertThat(Flag.parse("$junk")).contains(Flag.keyword("$Junk"));
    }

    @Test
    void behavesAsASet() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            List<Flag> a = some(random);
            List<Flag> b = some(random);
            TreeSet<String> union = names(a);
            union.addAll(names(b));
            TreeSet<String> difference = names(a);
            difference.removeAll(names(b));
            String description = "seed " + SEED + ": " + a + " " + b;

            assertThat(names(Flags.of(a).plus(Flags.of(b)).stream().toList()))
                    .as(description)
                    .isEqualTo(union);
            assertThat(names(Flags.of(a).minus(Flags.of(b)).stream().toList()))
                    .as(description)
                    .isEqualTo(difference);
            assertThat(Flags.of(a).equals(Flags.of(b))).as(description).isEqualTo(names(a).equals(names(b)));
            assertThat(Flags.of(a).isEmpty()).as(description).isEqualTo(a.isEmpty());
            for (Flag flag : SOME) {
                assertThat(Flags.of(a).contains(flag)).as(description).isEqualTo(names(a).contains(key(flag)));
            }
        }
    }

    @Test
    void orderDoesNotDependOnTheOrderGiven() {
        Flags flags = Flags.of(Flag.keyword("b"), Flag.DRAFT, Flag.keyword("A"), Flag.ANSWERED);
        assertThat(flags).hasToString("(\\Answered \\Draft A b)");
        assertThat(flags.keywords()).hasToString("[A, b]");
    }

    private static List<Flag> some(Random random) {
        List<Flag> flags = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            flags.add(SOME.get(random.nextInt(SOME.size())));
        }
        return flags;
    }

    private static TreeSet<String> names(List<Flag> flags) {
        TreeSet<String> names = new TreeSet<>();
        flags.forEach(flag -> names.add(key(flag)));
        return names;
    }

    private static String key(Flag flag) {
        return flag.name().toLowerCase(Locale.ROOT);
    }
}
