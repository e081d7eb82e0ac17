package io.mailcore.imap.codec;

import io.mailcore.imap.codec.command.AppendMessage;
import io.mailcore.imap.codec.command.ImapCommand;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Cuts a client's octets into commands and parses them. A command that is not well-formed never puts the stream out of
 * step. At most one thing is decoded per call, so what it changes in the session holds for the next. Not thread-safe.
 *
 * <p>How it works: a command is lines with literals between them. A line ends with CR LF alone; when a literal is
 * announced at its end, the literal follows, and then another line. All of it is collected as it came and parsed when it
 * is whole, but a message of APPEND is handed on as it comes. What is refused is passed by in the same way, lines and
 * literals, with nothing kept: the octets of a literal are never read as a command.
 */
public final class CommandDecoder {
    private final CommandLimits limits;
    private final Octets command = new Octets();
    private final DiscardedLine discarded = new DiscardedLine();

    private Phase phase = Phase.LINE;
    private boolean loggedIn;
    private Utf8Mode mode = Utf8Mode.NONE;

    /** Where the line that arrives begins in the command. */
    private int lineStart;

    private int literals;

    /** Octets of the literal or message that are still to come. */
    private long remaining;

    private long discardedOctets;
    private int rawLimit;
    private Optional<AppendGrammar> append = Optional.empty();

    /** The answer to a command that is passed by, given at its end; empty when it has been given already. */
    private Optional<Decoded> pending = Optional.empty();

    /** What the next octets are. */
    private enum Phase {
        /** A line of a command. */
        LINE,
        /** An argument of a command. */
        LITERAL,
        /** A message, if the session wants it. */
        UNDECIDED,
        /** A message. */
        MESSAGE,
        /** A line of a refused command. */
        REFUSED_LINE,
        /** A literal of a refused command. */
        REFUSED_LITERAL,
        /** A line that is no command. */
        RAW_LINE,
        /** The rest of a line that is no command and too long. */
        RAW_REFUSED,
        /** Too much to be read. */
        GIVING_UP,
        /** Of no interest any more. */
        CLOSED
    }

    /**
     * A decoder at the start of a connection, before login.
     *
     * @param limits what it takes
     */
    public CommandDecoder(CommandLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /**
     * Takes octets until something is decoded or the buffer is empty. Call again while it returns something, even with
     * an empty buffer.
     *
     * @param input octets in the order they came; those taken are consumed
     * @return what was decoded, or empty when more octets are needed
     * @throws IllegalStateException when a {@link Decoded.MessageBegin} has not been answered
     */
    public Optional<Decoded> decode(ByteBuffer input) {
        while (true) {
            Phase before = phase;
            Optional<Decoded> decoded = step(input);
            if (decoded.isPresent() || !input.hasRemaining() && phase == before) {
                return decoded;
            }
        }
    }

    private Optional<Decoded> step(ByteBuffer input) {
        return switch (phase) {
            case LINE -> line(input);
            case LITERAL -> literal(input);
            case UNDECIDED -> throw new IllegalStateException("message: undecided (expected: accepted or refused)");
            case MESSAGE -> message(input);
            case REFUSED_LINE -> refusedLine(input);
            case REFUSED_LITERAL -> refusedLiteral(input);
            case RAW_LINE -> rawLine(input);
            case RAW_REFUSED -> rawRefused(input);
            case GIVING_UP -> giveUp();
            case CLOSED -> {
                input.position(input.limit());
                yield Optional.empty();
            }
        };
    }

    /**
     * The client has logged in, or is no longer: changes the limits of the commands that follow.
     *
     * @param newLoggedIn whether it is logged in
     */
    public void loggedIn(boolean newLoggedIn) {
        this.loggedIn = newLoggedIn;
    }

    /**
     * The client has enabled UTF-8: changes the grammar of the commands that follow.
     *
     * @param newMode how characters stand
     */
    public void utf8(Utf8Mode newMode) {
        this.mode = Objects.requireNonNull(newMode, "newMode");
    }

    /**
     * The next line is not a command but belongs to AUTHENTICATE or IDLE: it comes as {@link Decoded.Line}. Holds for
     * one line.
     *
     * @param limit octets of the line, without CR LF
     * @throws IllegalArgumentException when the limit is negative
     * @throws IllegalStateException in the midst of a command
     */
    public void expectLine(int limit) {
        if (limit < 0 || limit > Integer.MAX_VALUE - 2) {
            throw new IllegalArgumentException("line limit: " + limit + " (expected: 0..2^31-3)");
        }
        if (phase != Phase.LINE || command.size() > 0 || append.isPresent()) {
            throw new IllegalStateException("decoder: in the midst of a command (expected: between commands)");
        }
        rawLimit = limit;
        phase = Phase.RAW_LINE;
    }

    /**
     * Answers {@link Decoded.MessageBegin}: the message's octets are wanted.
     *
     * @throws IllegalStateException when there is nothing to answer
     */
    public void acceptMessage() {
        if (phase != Phase.UNDECIDED) {
            throw new IllegalStateException("decoder: no message announced (expected: after MessageBegin)");
        }
        phase = Phase.MESSAGE;
    }

    /**
     * Answers {@link Decoded.MessageBegin}, or ends an APPEND whose messages are going by: nothing more of the command
     * is wanted. The session has answered it; what the client still sends of it goes by silently.
     *
     * @throws IllegalStateException when no APPEND is under way
     */
    public void refuseMessage() {
        if (append.isEmpty()) {
            throw new IllegalStateException("decoder: no APPEND under way (expected: after MessageBegin)");
        }
        boolean waiting = phase == Phase.UNDECIDED && append.get().message().synchronising();
        pending = Optional.empty();
        if (waiting) {
            finish();
        } else if (phase == Phase.UNDECIDED) {
            discardLiteral(remaining);
        } else if (phase == Phase.MESSAGE) {
            // The client was told to send it all, so it may.
            phase = Phase.REFUSED_LITERAL;
        } else {
            discarded.startWith(command, lineStart);
            phase = Phase.REFUSED_LINE;
        }
    }

    /** Forgets everything received, as after STARTTLS. */
    public void reset() {
        finish();
        pending = Optional.empty();
    }

    /** The octets of memory that hold what has arrived. */
    int held() {
        return command.array().length;
    }

    /** The next command is a new one. */
    private void finish() {
        phase = Phase.LINE;
        command.clear();
        discarded.clear();
        lineStart = 0;
        literals = 0;
        remaining = 0;
        discardedOctets = 0;
        append = Optional.empty();
    }

    private Optional<Decoded> line(ByteBuffer input) {
        int count = Octets.lineLength(input);
        int room = Math.min(lineLimit() - (command.size() - lineStart), commandLimit() - command.size());
        if (count > room) {
            command.append(input, room);
            return refuseLine();
        }
        command.append(input, count);
        boolean ended = command.size() > lineStart && command.array()[command.size() - 1] == '\n';
        return ended ? lineEnded() : Optional.empty();
    }

    private int lineLimit() {
        return loggedIn ? limits.line() : Math.min(limits.line(), limits.beforeLogin());
    }

    private int commandLimit() {
        return loggedIn ? limits.command() : limits.beforeLogin();
    }

    private Optional<Decoded> refuseLine() {
        pending =
                Optional.of(SyntaxException.bad("The command line is too long").refused(tag()));
        discarded.startWith(command, lineStart);
        phase = Phase.REFUSED_LINE;
        return Optional.empty();
    }

    private Optional<Decoded> lineEnded() {
        if (!command.endsWithCrLf(lineStart)) {
            // RFC 9051 §2.2: CR LF alone ends a line. What stands behind a bare LF is not another command (smuggling).
            Decoded answer = SyntaxException.bad("A line has a bare LF (expected: CR LF at its end)")
                    .refused(tag());
            pending = Optional.empty();
            discarded.clear();
            phase = Phase.REFUSED_LINE;
            return Optional.of(answer);
        }
        int end = command.size() - 2;
        Optional<LiteralHead> announced = LiteralHead.at(command.array(), lineStart, end);
        return announced.isPresent() ? announced(announced.get()) : Optional.of(whole(end));
    }

    private String tag() {
        return append.isPresent() ? append.get().tag() : CommandParser.tagOf(command.array(), 0, command.size());
    }

    private Decoded whole(int end) {
        Decoded decoded = append.isPresent()
                ? endOfAppend(append.get(), end)
                : CommandParser.parse(command.array(), 0, end, mode);
        finish();
        return decoded;
    }

    private Decoded endOfAppend(AppendGrammar appended, int end) {
        try {
            appended.end(lexer(end));
            AppendMessage last = appended.message();
            return new Decoded.Command(appended.tag(), new ImapCommand.Append(last.mailbox(), last.index() + 1));
        } catch (SyntaxException e) {
            return e.refused(appended.tag());
        }
    }

    private Lexer lexer(int end) {
        return new Lexer(command.array(), 0, end, mode);
    }

    private Optional<Decoded> announced(LiteralHead literal) {
        try {
            requireAllowed(literal);
            Lexer in = lexer(literal.start());
            Optional<AppendGrammar> message =
                    append.isPresent() ? Optional.of(append.get().next(in, literal)) : AppendGrammar.begin(in, literal);
            return message.isPresent() ? messageAnnounced(message.get()) : argumentAnnounced(literal);
        } catch (SyntaxException e) {
            return refuse(e.refused(tag()), literal);
        }
    }

    private void requireAllowed(LiteralHead literal) throws SyntaxException {
        if (++literals > limits.literals()) {
            throw SyntaxException.bad(
                    "The command has too many literals (expected: at most " + limits.literals() + ")");
        }
        if (literal.size() == Long.MAX_VALUE) {
            throw SyntaxException.bad("The size of a literal is too large a number");
        }
        // RFC 7888 §5: with LITERAL-, a larger literal has to wait for its continuation request.
        if (!literal.synchronising() && literal.size() > limits.nonSynchronising()) {
            throw SyntaxException.tooBig("A non-synchronising literal is too large (expected: at most "
                    + limits.nonSynchronising() + " octets)");
        }
    }

    private Optional<Decoded> argumentAnnounced(LiteralHead literal) throws SyntaxException {
        if (literal.size() > commandLimit() - command.size()) {
            throw SyntaxException.tooBig("The literals of the command are too large");
        }
        if (literal.binary()) {
            throw SyntaxException.bad("A literal8 is not allowed here");
        }
        remaining = literal.size();
        phase = Phase.LITERAL;
        return literal.synchronising() ? Optional.of(new Decoded.ContinuationNeeded()) : Optional.empty();
    }

    private Optional<Decoded> messageAnnounced(AppendGrammar announced) {
        append = Optional.of(announced);
        remaining = announced.message().size();
        phase = Phase.UNDECIDED;
        command.clear();
        lineStart = 0;
        return Optional.of(new Decoded.MessageBegin(announced.tag(), announced.message()));
    }

    /** Refuses a command at a literal: a client that waits sends nothing more of it, any other sends all of it. */
    private Optional<Decoded> refuse(Decoded answer, LiteralHead literal) {
        if (literal.synchronising()) {
            finish();
            return Optional.of(answer);
        }
        pending = Optional.of(answer);
        discardLiteral(literal.size());
        return Optional.empty();
    }

    private Optional<Decoded> literal(ByteBuffer input) {
        int count = available(input);
        command.append(input, count);
        remaining -= count;
        if (remaining == 0) {
            lineStart = command.size();
            phase = Phase.LINE;
        }
        return Optional.empty();
    }

    private int available(ByteBuffer input) {
        return (int) Math.min(remaining, input.remaining());
    }

    private Optional<Decoded> message(ByteBuffer input) {
        int count = available(input);
        if (count > 0) {
            ByteBuffer slice = input.slice(input.position(), count).asReadOnlyBuffer();
            input.position(input.position() + count);
            remaining -= count;
            return Optional.of(new Decoded.MessageData(slice));
        }
        if (remaining > 0) {
            return Optional.empty();
        }
        phase = Phase.LINE;
        return Optional.of(new Decoded.MessageEnd());
    }

    private void discardLiteral(long size) {
        remaining = size;
        phase = isWorthReading(size) ? Phase.REFUSED_LITERAL : Phase.GIVING_UP;
    }

    private boolean isWorthReading(long more) {
        boolean worth = more <= limits.discard() - discardedOctets;
        discardedOctets += worth ? more : 0;
        return worth;
    }

    private Optional<Decoded> refusedLiteral(ByteBuffer input) {
        int count = available(input);
        input.position(input.position() + count);
        remaining -= count;
        if (remaining == 0) {
            discarded.clear();
            phase = Phase.REFUSED_LINE;
        }
        return Optional.empty();
    }

    private Optional<Decoded> refusedLine(ByteBuffer input) {
        int count = Octets.lineLength(input);
        if (!isWorthReading(count)) {
            phase = Phase.GIVING_UP;
            return Optional.empty();
        }
        discarded.take(input, count);
        if (count == 0 || !discarded.isWhole()) {
            return Optional.empty();
        }
        Optional<LiteralHead> literal = discarded.literal();
        if (literal.isPresent() && !literal.get().synchronising()) {
            discardLiteral(literal.get().size());
            return Optional.empty();
        }
        Optional<Decoded> answer = pending;
        pending = Optional.empty();
        finish();
        return answer;
    }

    private Optional<Decoded> rawLine(ByteBuffer input) {
        int count = Octets.lineLength(input);
        int room = rawLimit + 2 - command.size();
        command.append(input, Math.min(count, room));
        if (command.endsWithCrLf(0)) {
            byte[] line = Arrays.copyOf(command.array(), command.size() - 2);
            finish();
            return Optional.of(new Decoded.Line(line));
        }
        if (count > room) {
            discarded.startWith(command, 0);
            phase = Phase.RAW_REFUSED;
        }
        return Optional.empty();
    }

    private Optional<Decoded> rawRefused(ByteBuffer input) {
        int count = Octets.lineLength(input);
        if (!isWorthReading(count)) {
            phase = Phase.GIVING_UP;
            return Optional.empty();
        }
        discarded.take(input, count);
        if (count == 0 || !discarded.isWhole()) {
            return Optional.empty();
        }
        finish();
        return Optional.of(new Decoded.LineTooLong());
    }

    private Optional<Decoded> giveUp() {
        finish();
        pending = Optional.empty();
        phase = Phase.CLOSED;
        return Optional.of(new Decoded.Fatal("Too much to read"));
    }
}
