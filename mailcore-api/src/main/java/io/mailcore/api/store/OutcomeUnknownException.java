package io.mailcore.api.store;

import java.io.IOException;

/**
 * It cannot be told whether a batch was applied, as when a connection broke during the commit. An append with a
 * delivery key can be tried again without harm.
 */
public final class OutcomeUnknownException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what was tried, without message content
     * @param cause what went wrong
     */
    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
