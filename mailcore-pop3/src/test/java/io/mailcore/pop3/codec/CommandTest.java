package io.mailcore.pop3.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void verbsAreKnownInAnyCase() {
        assertThat(parse("RETR 1")).contains(new Command(Verb.RETR, "1"));
        assertThat(parse("retr 1")).contains(new Command(Verb.RETR, "1"));
        assertThat(parse("QuIt")).contains(new Command(Verb.QUIT, ""));
    }

    // RFC 1939 §7 PASS: spaces belong to the password.
    @Test
    void passwordKeepsItsSpaces() {
        assertThat(parse("PASS  two  words ")).contains(new Command(Verb.PASS, " two  words "));
    }

    @Test
    void showsNoPassword() {
        assertThat(parse("PASS secret").orElseThrow()).hasToString("PASS");
    }

    @Test
    void whatIsNoCommandIsNone() {
        assertThat(parse("")).isEmpty();
        assertThat(parse(" RETR 1")).isEmpty();
        assertThat(parse("RETRY")).isEmpty();
        assertThat(parse("XTND")).isEmpty();
    }

    @Test
    void octetsThatAreNoTextAreNoCommand() {
        assertThat(Command.parse(new byte[] {'U', 'S', 'E', 'R', ' ', (byte) 0xff}))
                .isEmpty();
    }

    @Test
    void argumentsAreSeparatedBySpaces() {
        assertThat(parse("TOP 1  10 ").orElseThrow().words()).containsExactly("1", "10");
        assertThat(parse("LIST ").orElseThrow().words()).isEmpty();
    }

    @Test
    void noLineMakesItThrow() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] line = new byte[random.nextInt(40)];
            random.nextBytes(line);
            assertThatCode(() -> Command.parse(line).ifPresent(Command::words)).doesNotThrowAnyException();
        }
    }

    private static Optional<Command> parse(String line) {
        return Command.parse(line.getBytes(StandardCharsets.UTF_8));
    }
}
