package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandFramingTest {
    private static final String NOOP = "Noop[]";

    private final Decoding decoding = Decoding.usual();

    @Test
    void findsOneCommandAfterTheOther() {
        assertThat(decoding.of("a NOOP\r\nb noop\r\n")).containsExactly("a " + NOOP, "b " + NOOP);
    }

    @Test
    void takesOneCommandAtATime() {
        CommandDecoder decoder = new CommandDecoder(CommandLimits.DEFAULT);
        ByteBuffer input = ByteBuffer.wrap("a NOOP\r\nb NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(decoder.decode(input)).isPresent();
        assertThat(input.remaining()).isEqualTo("b NOOP\r\n".length());
    }

    @Test
    void asksForSynchronisingLiterals() {
        assertThat(decoding.of("a LOGIN {4}\r\nfred {3}\r\nabc\r\nb NOOP\r\n"))
                .containsExactly(
                        "ContinuationNeeded",
                        "ContinuationNeeded",
                        "a Login[user=fred, password=[secret]]",
                        "b " + NOOP);
    }

    @Test
    void takesNonSynchronisingLiteralsSilently() {
        assertThat(decoding.of("a LOGIN {4+}\r\nfr\r\n {0+}\r\n\r\nb NOOP\r\n"))
                .containsExactly("a Login[user=fr\r\n, password=[secret]]", "b " + NOOP);
    }

    @Test
    void literalLooksLikeCommandsAndIsNone() {
        assertThat(decoding.of("a SUBSCRIBE {8+}\r\nb NOOP\r\n\r\nc NOOP\r\n"))
                .containsExactly(
                        "a Subscribe[mailbox=MailboxArgument[name=Optional.empty, "
                                + "problem=Mailbox name is not well-formed modified UTF-7]]",
                        "c " + NOOP);
    }

    @Test
    void bareLineFeedIsRefusedAtOnceAndHidesNoCommand() {
        assertThat(decoding.of("a NOOP\nb NOOP\r\nc NOOP\r\n"))
                .containsExactly("a BAD A line has a bare LF (expected: CR LF at its end)", "c " + NOOP);
    }

    @Test
    void bareLineFeedWithALiteralBehindStaysInStep() {
        assertThat(decoding.of("a NOOP\nb LOGIN {8+}\r\nb NOOP\r\n\r\nc NOOP\r\n"))
                .containsExactly("a BAD A line has a bare LF (expected: CR LF at its end)", "c " + NOOP);
    }

    @Test
    void bareCarriageReturnAndNulAreRefused() {
        assertThat(decoding.of("a NOOP\r \r\nb NO\0OP\r\nc NOOP\r\r\nd NOOP\r\n"))
                .containsExactly(
                        "a BAD Unexpected octet 13 (expected: the end of the command)",
                        "b BAD Unknown command NO",
                        "c BAD Unexpected octet 13 (expected: the end of the command)",
                        "d " + NOOP);
    }

    @Test
    void brokenCommandIsRefusedWithItsTag() {
        assertThat(decoding.of("a1 FETCH 0 FLAGS\r\n(x NOOP\r\n\r\n+ NOOP\r\na1\r\nb\r\n"))
                .allSatisfy(line -> assertThat(line).contains(" BAD "))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("a1", "*", "*", "*", "a1", "b");
    }

    @Test
    void whatIsNoAnnouncementEndsTheCommand() {
        for (String broken : List.of("{}", "{-1}", "{x}", "{1-}", "{ 1}", "{1 }", "{+}", "~{}", "1}", "}")) {
            assertThat(decoding.of("a LOGIN " + broken + "\r\nb NOOP\r\n"))
                    .as(broken)
                    .hasSize(2)
                    .startsWith(decoding.of("a LOGIN " + broken + "\r\n").get(0))
                    .endsWith("b " + NOOP);
        }
    }

    @Test
    void hugeSynchronisingLiteralIsRefusedWithoutContinuation() {
        for (String size : List.of("4294967296", "18446744073709551616", "9".repeat(20), "9".repeat(200))) {
            assertThat(decoding.of("a LOGIN {" + size + "}\r\nb NOOP\r\n"))
                    .as(size)
                    .hasSize(2)
                    .endsWith("b " + NOOP)
                    .first()
                    .asString()
                    .startsWith("a BAD ");
        }
    }

    @Test
    void hugeNonSynchronisingLiteralEndsTheConnection() {
        for (String size : List.of("4294967296", "18446744073709551616", "9".repeat(20), "0".repeat(200))) {
            assertThat(decoding.of("a LOGIN {" + size + "+}\r\nb NOOP\r\n"))
                    .as(size)
                    .containsExactly("fatal Too much to read");
        }
    }

    @Test
    void tooLargeNonSynchronisingLiteralIsReadAway() {
        String octets = "x NOOP\r\n".repeat(513);
        assertThat(decoding.of("a LOGIN {4104+}\r\n" + octets + " {8+}\r\ny NOOP\r\n {3}\r\nb NOOP\r\n"))
                .containsExactly(
                        "a BAD [TOOBIG] A non-synchronising literal is too large (expected: at most 4096 octets)",
                        "b " + NOOP);
    }

    @Test
    void literal8IsForMessagesOnly() {
        assertThat(decoding.of("a LOGIN ~{3}\r\nb NOOP\r\nc LOGIN ~{8+}\r\nd NOOP\r\n x\r\ne NOOP\r\n"))
                .containsExactly(
                        "a BAD A literal8 is not allowed here",
                        "b " + NOOP,
                        "c BAD A literal8 is not allowed here",
                        "e " + NOOP);
    }

    @Test
    void idleAndAuthenticateReadRawLines() {
        assertThat(decoding.of("a IDLE\r\nDONE\r\nb AUTHENTICATE PLAIN\r\n{5+}\r\nc NOOP\r\n"))
                .containsExactly(
                        "a Idle[]",
                        "line DONE",
                        "b Authenticate[mechanism=PLAIN, initialResponse=Optional.empty]",
                        "line {5+}",
                        "c " + NOOP);
    }

    @Test
    void rawLineHasALimit() {
        assertThat(decoding.of("a IDLE\r\n" + "x".repeat(20) + "\r\nb IDLE\r\n" + "x".repeat(21) + "\r\nc NOOP\r\n"))
                .containsExactly("a Idle[]", "line " + "x".repeat(20), "b Idle[]", "LineTooLong", "c " + NOOP);
        assertThat(decoding.of("a IDLE\r\nDO\nNE\r\nb IDLE\r\n" + "x\n".repeat(40) + "\r\nc NOOP\r\n"))
                .containsExactly("a Idle[]", "line DO\nNE", "b Idle[]", "LineTooLong", "c " + NOOP);
    }

    @Test
    void messageOfAppendGoesBy() {
        assertThat(decoding.of("a APPEND INBOX (\\Seen) {10}\r\nx NOOP\r\n\r\n\r\nb NOOP\r\n"))
                .containsExactly(
                        "a message 0 of 10",
                        "data x NOOP\r\n\r\n",
                        "MessageEnd",
                        "a Append[mailbox=MailboxArgument[name=Optional[INBOX], problem=], messages=1]",
                        "b " + NOOP);
    }

    @Test
    void mailboxOfAppendMayBeALiteral() {
        assertThat(decoding.of("a append {5}\r\nInBox {2+}\r\nhi\r\n"))
                .containsExactly(
                        "ContinuationNeeded",
                        "a message 0 of 2",
                        "data hi",
                        "MessageEnd",
                        "a Append[mailbox=MailboxArgument[name=Optional[INBOX], problem=], messages=1]");
    }

    @Test
    void severalMessagesGoBy() {
        assertThat(decoding.of(
                        "a APPEND x {1}\r\n1 \"17-Jul-1996 02:44:25 -0700\" {0}\r\n (\\Draft) ~{2+}\r\n\0\0\r\n"))
                .containsExactly(
                        "a message 0 of 1",
                        "data 1",
                        "MessageEnd",
                        "a message 1 of 0",
                        "MessageEnd",
                        "a message 2 of 2",
                        "data \0\0",
                        "MessageEnd",
                        "a Append[mailbox=MailboxArgument[name=Optional[x], problem=], messages=3]");
    }

    @Test
    void utf8MessageEndsWithAParenthesis() {
        assertThat(decoding.of("a APPEND x UTF8 (~{1}\r\n1)\r\nb APPEND x UTF8 (~{1}\r\n1\r\nc APPEND x UTF8 ({1}\r\n"))
                .containsExactly(
                        "a message 0 of 1",
                        "data 1",
                        "MessageEnd",
                        "a Append[mailbox=MailboxArgument[name=Optional[x], problem=], messages=1]",
                        "b message 0 of 1",
                        "data 1",
                        "MessageEnd",
                        "b BAD The command ends too early (expected: ')')",
                        "c BAD UTF8 needs a literal8 (expected: ~{n})");
    }

    @Test
    void brokenAppendIsRefusedBeforeItsMessage() {
        assertThat(decoding.of(
                        "a APPEND x (\\Bogus) {9}\r\nb APPEND x y {8+}\r\nc NOOP\r\n\r\nd APPEND x\r\ne NOOP\r\n"))
                .containsExactly(
                        "a BAD There is no such system flag: \\Bogus",
                        "b BAD Unknown data of APPEND (expected: flags, a date and a literal)",
                        "d BAD APPEND has no message literal",
                        "e " + NOOP);
    }

    @Test
    void brokenEndOfAppendIsRefused() {
        assertThat(decoding.of("a APPEND x {1}\r\n1 2\r\nb APPEND x {1}\r\n1x {8+}\r\nc NOOP\r\n\r\nd NOOP\r\n"))
                .containsExactly(
                        "a message 0 of 1",
                        "data 1",
                        "MessageEnd",
                        "a BAD Unexpected space (expected: the end of the command)",
                        "b message 0 of 1",
                        "data 1",
                        "MessageEnd",
                        "b BAD Unexpected 'x' (expected: a space)",
                        "d " + NOOP);
    }

    @Test
    void refusedMessageIsNotReadAsCommands() {
        Decoding refusing = decoding.wanting(head -> head.index() > 0);
        assertThat(refusing.of(
                        "a APPEND x {8}\r\nb NOOP\r\nc APPEND x {8+}\r\nd NOOP\r\n {8+}\r\ne NOOP\r\n\r\nf NOOP\r\n"))
                .containsExactly("a message 0 of 8", "b " + NOOP, "c message 0 of 8", "f " + NOOP);
    }

    @Test
    void laterMessageCanBeRefused() {
        Decoding refusing = decoding.wanting(head -> head.index() == 0);
        assertThat(refusing.of("a APPEND x {1+}\r\n1 {8+}\r\nb NOOP\r\n {8}\r\nc NOOP\r\n"))
                .containsExactly("a message 0 of 1", "data 1", "MessageEnd", "a message 1 of 8", "c " + NOOP);
    }

    @Test
    void messageCanBeRefusedWhileItGoesBy() {
        CommandDecoder decoder = new CommandDecoder(CommandLimits.DEFAULT);
        String octets = "a APPEND x {20}\r\n1234567\r\nb NOOP\r\n123\r\nc NOOP\r\n";
        ByteBuffer input = ByteBuffer.wrap(octets.getBytes(StandardCharsets.US_ASCII));
        assertThat(decoder.decode(input)).containsInstanceOf(Decoded.MessageBegin.class);
        decoder.acceptMessage();
        ByteBuffer part = input.duplicate().limit(input.position() + 4);
        assertThat(decoder.decode(part)).containsInstanceOf(Decoded.MessageData.class);
        decoder.refuseMessage();
        assertThat(decoder.decode(input.position(part.position())))
                .hasValueSatisfying(decoded -> assertThat(decoded.toString()).contains("tag=c"));
    }

    @Test
    void appendCanBeRefusedBehindItsMessage() {
        CommandDecoder decoder = new CommandDecoder(CommandLimits.DEFAULT);
        String octets = "a APPEND x {1}\r\n1 {8+}\r\nb NOOP\r\n\r\nc NOOP\r\n";
        ByteBuffer input = ByteBuffer.wrap(octets.getBytes(StandardCharsets.US_ASCII));
        assertThat(decoder.decode(input)).containsInstanceOf(Decoded.MessageBegin.class);
        decoder.acceptMessage();
        assertThat(decoder.decode(input)).containsInstanceOf(Decoded.MessageData.class);
        assertThat(decoder.decode(input)).containsInstanceOf(Decoded.MessageEnd.class);
        decoder.refuseMessage();
        assertThat(decoder.decode(input))
                .hasValueSatisfying(decoded -> assertThat(decoded.toString()).contains("tag=c"));
    }

    @Test
    void resetForgetsWhatCame() {
        CommandDecoder decoder = new CommandDecoder(CommandLimits.DEFAULT);
        assertThat(decoder.decode(ByteBuffer.wrap("a LOGIN {8+}\r\nx".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        decoder.reset();
        assertThat(decoder.decode(ByteBuffer.wrap("b NOOP\r\n".getBytes(StandardCharsets.US_ASCII))))
                .hasValueSatisfying(decoded -> assertThat(decoded.toString()).contains("tag=b"));
    }

    @Test
    void refusesToBeMisused() {
        CommandDecoder decoder = new CommandDecoder(CommandLimits.DEFAULT);
        assertThatThrownBy(decoder::acceptMessage).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(decoder::refuseMessage).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> decoder.expectLine(-1)).isInstanceOf(IllegalArgumentException.class);
        ByteBuffer append = ByteBuffer.wrap("a APPEND x {1+}\r\n1".getBytes(StandardCharsets.US_ASCII));
        assertThat(decoder.decode(append)).isPresent();
        assertThatThrownBy(() -> decoder.decode(append)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> decoder.expectLine(1)).isInstanceOf(IllegalStateException.class);
    }
}
