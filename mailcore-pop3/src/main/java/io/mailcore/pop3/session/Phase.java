package io.mailcore.pop3.session;

import io.mailcore.pop3.codec.Command;
import java.io.IOException;

/** A state of the session in which commands are handled (RFC 1939 §3). */
interface Phase {

    /** Handles a command; false when it is not one of this state. */
    boolean handle(Command command) throws IOException;

    /** Takes a line that is not a command: the answer to a challenge. */
    default void line(byte[] line) throws IOException {
        throw new IllegalStateException("line: not expected");
    }

    /** Whether the next line is the answer to a challenge. */
    default boolean expectsLine() {
        return false;
    }

    /** Goes on with a long response; false when none is pending. */
    default boolean produce() throws IOException {
        return false;
    }

    /** Whether a long response is on its way: nothing else may be written now. */
    default boolean isProducing() {
        return false;
    }

    /** The connection is gone. */
    default void closed() {}
}
