package io.mailcore.api.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressListParserTest {
    private static final long SEED = 20261113;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // RFC 5322 §3.4
                "a@b|[a@b]",
                "Ann <a@b>|[Ann:a@b]",
                "<a@b>|[a@b]",
                "\"Ann, B. \\\"x\\\"\" <a@b>|[Ann, B. \"x\":a@b]",
                "a@b (Ann)|[Ann:a@b]",
                "a@b (Ann (the \\) second))|[Ann (the ) second):a@b]",
                "Ann (comment) <a@b> (other)|[Ann:a@b]",
                "a@b, c@d|[a@b, c@d]",
                "\"a b\"@c|[a b@c]",
                "a@[192.0.2.1]|[a@[192.0.2.1]]",
                "Friends: a@b, Ann <c@d>;|[{Friends, a@b, Ann:c@d, }]",
                "Nobody:;|[{Nobody, }]",
                "Nobody:;, a@b|[{Nobody, }, a@b]",
                // RFC 5322 §4.4
                "a . b @ c . d|[a.b@c.d]",
                "<@x,@y:a@b>|[@x,@y!a@b]",
                "Ann B. C <a@b>|[Ann B. C:a@b]",
                ", a@b,, c@d,|[a@b, c@d]",
                "a@local(blah) .machine (x) . example|[x:a@local.machine.example]",
                // Broken
                "Ann|[Ann@]",
                "Ann Other|[Ann Other:@]",
                "Ann <>|[Ann:@]",
                "Ann <a>|[Ann:a@]",
                "Ann <@b>|[Ann:@b]",
                "Ann <a@b, c@d|[Ann:a@b, c@d]",
                "a@b <c@d>|[a@b:c@d]",
                "Big Bug b@x|[Big Bug:b@x]",
                "a@b c@d, e@f|[a@b, e@f]",
                "g: a@b, h: c@d|[{g, a@b, }, {h, c@d, }]",
                "; a@b|[a@b]",
                "\"open <a@b>|[open <a@b>@]",
                "(open <a@b>|[]",
                "a@|[a@]",
                "@b|[@b]",
                "a@[open, c@d|[a@[open, c@d]",
                "> a@b|[a@b]",
                "<<a@b>>|[a@b]"
            })
    void reads(String field, String expected) {
        assertThat(shown(field)).isEqualTo(expected);
    }

    @Test
    void endsInABackslash() {
        assertThat(shown("\"a\\")).isEqualTo("[a\\@]");
        assertThat(shown("(a\\")).isEqualTo("[]");
    }

    @Test
    void limitHolds() {
        assertThat(AddressListParser.parse("a@b,".repeat(100), 7)).hasSize(7);
        assertThat(AddressListParser.parse("g:a@b;".repeat(100), 7)).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    @Timeout(60)
    void anyTextIsReadInLinearTimeAndWithoutFailure() {
        Random random = new Random(SEED);
        for (String piece :
                List.of("<", "(", "\"", "@", ":", ";", "[", "\\", "<@", "a@b<", "a<b", "(\\", "a@", "@a<", " .", ".")) {
            assertThat(AddressListParser.parse(piece.repeat(300_000), 5_000).size())
                    .isLessThanOrEqualTo(5_002);
        }
        String sharp = "<>()@,;:\\\"[]. \ta\u00e9\0";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, sharp.length()).forEach(index -> text.append(sharp.charAt(index)));
            List<EnvelopeAddress> list = AddressListParser.parse(text.toString(), 100);
            assertThat(balanced(list)).as("seed %d: %s", SEED, text).isTrue();
        }
    }

    private static boolean balanced(List<EnvelopeAddress> list) {
        int open = 0;
        for (EnvelopeAddress address : list) {
            if (address.host().isEmpty()) {
                open += address.mailbox().isPresent() ? 1 : -1;
            }
            if (open < 0 || open > 1) {
                return false;
            }
        }
        return open == 0;
    }

    private static String shown(String field) {
        return AddressListParser.parse(field, 100).stream()
                .map(AddressListParserTest::shown)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String shown(EnvelopeAddress address) {
        if (address.equals(EnvelopeAddress.GROUP_END)) {
            return "}";
        }
        if (address.host().isEmpty()) {
            return "{" + address.mailbox().orElseThrow();
        }
        return address.name().map(name -> name + ":").orElse("")
                + address.route().map(route -> route + "!").orElse("")
                + address.mailbox().orElseThrow() + "@" + address.host().orElseThrow();
    }
}
