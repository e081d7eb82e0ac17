package io.mailcore.store.memory;

import io.mailcore.api.mime.MessageSummary;
import java.time.Instant;

/**
 * What never changes of a message, shared by its copies.
 *
 * @param number within the account
 */
record Email(long number, Body body, MessageSummary summary, Instant internalDate) implements EmailIndex.Entry {

    long size() {
        return body.content().size();
    }
}
