package io.mailcore.store.memory;

import io.mailcore.api.store.Refusal;

/** Ends a batch: a command was refused. Never leaves the package. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    RefusedException(Refusal reason) {
        // A refusal is an answer, not a fault: nobody reads its stack trace.
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }
}
