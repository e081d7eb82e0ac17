package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLimitsTest {
    private static final CommandLimits SMALL = new CommandLimits(100, 200, 60, 3, 50, 300);

    private final Decoding decoding = Decoding.usual().limits(SMALL);

    private static String noop(int length) {
        String start = "a NOOP ";
        return start + "x".repeat(length - start.length() - 2) + "\r\n";
    }

    @Test
    void lineOfTheLimitIsRead() {
        assertThat(decoding.of(noop(100))).containsExactly("a BAD Unexpected space (expected: the end of the command)");
    }

    @Test
    void lineBeyondTheLimitIsReadAway() {
        assertThat(decoding.of(noop(101) + "b NOOP\r\n"))
                .containsExactly("a BAD The command line is too long", "b Noop[]");
        assertThat(decoding.of(noop(400) + "b NOOP\r\n"))
                .containsExactly("a BAD The command line is too long", "b Noop[]");
    }

    @Test
    void literalBehindALineBeyondTheLimitIsReadAway() {
        String line = noop(150).strip() + "{8+}\r\n";
        assertThat(decoding.of(line + "b NOOP\r\n" + "\r\nc NOOP\r\n"))
                .containsExactly("a BAD The command line is too long", "c Noop[]");
    }

    @Test
    void lineWithoutEndEndsTheConnection() {
        assertThat(decoding.of("a NOOP " + "x".repeat(394) + "\r\n")).containsExactly("fatal Too much to read");
        assertThat(decoding.of("x".repeat(5000) + "\r\nb NOOP\r\n")).containsExactly("fatal Too much to read");
    }

    @Test
    void limitIsLowerBeforeLogin() {
        assertThat(decoding.beforeLogin().of(noop(60)))
                .containsExactly("a BAD Unexpected space (expected: the end of the command)");
        assertThat(decoding.beforeLogin().of(noop(61))).containsExactly("a BAD The command line is too long");
        assertThat(decoding.beforeLogin().of("a LOGIN {48}\r\nb LOGIN {45+}\r\n" + "x".repeat(45) + " y\r\n"))
                .containsExactly(
                        "a BAD [TOOBIG] The literals of the command are too large",
                        "b BAD The command line is too long");
    }

    @Test
    void literalsShareTheCommandsLimit() {
        assertThat(decoding.of("a LOGIN {90}\r\n" + "x".repeat(90) + " {90}\r\nb NOOP\r\n"))
                .containsExactly(
                        "ContinuationNeeded", "a BAD [TOOBIG] The literals of the command are too large", "b Noop[]");
    }

    @Test
    void literalsAreCounted() {
        assertThat(decoding.of("a LOGIN {1+}\r\n1 {1+}\r\n2 {1+}\r\n3 {1+}\r\n4\r\nb NOOP\r\n"))
                .containsExactly("a BAD The command has too many literals (expected: at most 3)", "b Noop[]");
        assertThat(decoding.of("a APPEND x {1+}\r\n1 {1+}\r\n2 {1+}\r\n3 {1}\r\nb NOOP\r\n"))
                .endsWith("a BAD The command has too many literals (expected: at most 3)", "b Noop[]");
    }

    @Test
    void nonSynchronisingLiteralHasALimit() {
        assertThat(decoding.of("a LOGIN {50+}\r\n" + "x".repeat(50) + " y\r\n").get(0))
                .startsWith("a Login");
        assertThat(decoding.of("a LOGIN {51+}\r\n" + "x".repeat(51) + " y\r\nb NOOP\r\n"))
                .containsExactly(
                        "a BAD [TOOBIG] A non-synchronising literal is too large (expected: at most 50 octets)",
                        "b Noop[]");
        assertThat(decoding.of("a APPEND x {51+}\r\n" + "x".repeat(51) + "\r\nb NOOP\r\n"))
                .containsExactly(
                        "a BAD [TOOBIG] A non-synchronising literal is too large (expected: at most 50 octets)",
                        "b Noop[]");
        CommandLimits literalPlus = new CommandLimits(100, 200, 60, 3, Long.MAX_VALUE, 300);
        assertThat(decoding.limits(literalPlus)
                        .of("a APPEND x {51+}\r\n" + "x".repeat(51) + "\r\n")
                        .get(0))
                .isEqualTo("a message 0 of 51");
    }

    @Test
    void refusedMessageTooLargeToReadAwayEndsTheConnection() {
        CommandLimits literalPlus = new CommandLimits(100, 200, 60, 3, Long.MAX_VALUE, 300);
        Decoding refusing = decoding.limits(literalPlus).wanting(head -> false);
        assertThat(refusing.of("a APPEND x {301+}\r\n" + "x".repeat(301) + "\r\nb NOOP\r\n"))
                .containsExactly("a message 0 of 301", "fatal Too much to read");
    }

    @Test
    void manyRefusedLiteralsEndTheConnection() {
        assertThat(decoding.of("a LOGIN {51+}\r\n" + ("x".repeat(51) + " {51+}\r\n").repeat(20)))
                .containsExactly("fatal Too much to read");
    }

    @Test
    void announcedOctetsCostNothing() {
        CommandDecoder decoder = new CommandDecoder(CommandLimits.DEFAULT);
        decoder.loggedIn(true);
        Optional<Decoded> decoded =
                decoder.decode(ByteBuffer.wrap("a LOGIN {1000000}\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(decoded).containsInstanceOf(Decoded.ContinuationNeeded.class);
        assertThat(decoder.held()).isLessThan(1024);
    }

    @Test
    void nothingIsHeldBetweenCommands() {
        CommandDecoder decoder = new CommandDecoder(CommandLimits.DEFAULT);
        assertThat(decoder.decode(ByteBuffer.wrap("a NOOP\r\n".getBytes(StandardCharsets.US_ASCII))))
                .isPresent();
        assertThat(decoder.held()).isZero();
    }

    @Test
    void endlessInputCostsLittle() {
        CommandDecoder decoder = new CommandDecoder(CommandLimits.DEFAULT);
        byte[] chunk = new byte[64 * 1024];
        Arrays.fill(chunk, (byte) 'x');
        for (int i = 0; i < 480; i++) {
            decoder.decode(ByteBuffer.wrap(chunk));
            assertThat(decoder.held()).isLessThanOrEqualTo(16 * 1024);
        }
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new CommandLimits(0, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommandLimits(1, 1, 1, 1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
