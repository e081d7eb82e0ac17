package io.mailcore.core.spool;

import java.io.IOException;

/** Messages in flight use up the spool's budget: the peer shall try again later (452 4.3.1). */
public final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message which limit was met
     */
    public SpoolFullException(String message) {
        super(message);
    }
}
