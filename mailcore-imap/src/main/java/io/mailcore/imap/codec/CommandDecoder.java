package io.mailcore.imap.codec;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/**
 * Cuts a client's octets into commands and parses them. A command that is not well-formed never puts the stream out of
 * step. At most one thing is decoded per call, so what it changes in the session holds for the next. Not thread-safe.
 */
public final class CommandDecoder {
    private final CommandLimits limits;

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
     */
    public Optional<Decoded> decode(ByteBuffer input) {
        throw new UnsupportedOperationException(limits.toString());
    }

    /**
     * The client has logged in, or is no longer: changes the limits of the commands that follow.
     *
     * @param loggedIn whether it is logged in
     */
    public void loggedIn(boolean loggedIn) {}

    /**
     * The client has enabled UTF-8: changes the grammar of the commands that follow.
     *
     * @param mode how characters stand
     */
    public void utf8(Utf8Mode mode) {}

    /**
     * The next line is not a command but belongs to AUTHENTICATE or IDLE: it comes as {@link Decoded.Line}. Holds for
     * one line.
     *
     * @param limit octets of the line, without CR LF
     */
    public void expectLine(int limit) {}

    /** Answers {@link Decoded.MessageBegin}: the message's octets are wanted. */
    public void acceptMessage() {}

    /**
     * Answers {@link Decoded.MessageBegin}, or ends a message that is going by: nothing more of the command is wanted.
     * The session has answered it; what the client still sends of it goes by silently.
     */
    public void refuseMessage() {}

    /** Forgets everything received, as after STARTTLS. */
    public void reset() {}
}
