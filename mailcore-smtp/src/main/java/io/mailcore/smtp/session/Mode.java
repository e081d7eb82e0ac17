package io.mailcore.smtp.session;

import java.nio.ByteBuffer;

/** What the octets that arrive now are. */
interface Mode {

    /** Begins, or begins again: sets the deadline. */
    void enter();

    /**
     * Takes octets.
     *
     * @return true when a command, an answer or a message is complete and handled, false when all octets were taken
     *     without reaching its end
     */
    boolean take(ByteBuffer input);

    /** The deadline has passed. */
    void deadlinePassed();

    /** The conversation is over: releases what the mode holds. */
    default void abandon() {}
}
