package io.mailcore.store.memory;

import io.mailcore.api.mime.MessageSummary;
import io.mailcore.store.codec.SummaryCodec;
import java.time.Instant;

/**
 * What never changes of a message, shared by its copies.
 *
 * @param number within the account
 * @param packedSummary as {@link SummaryCodec} writes it: its objects would take as much heap as a small body
 */
record Email(long number, Body body, byte[] packedSummary, Instant internalDate) implements EmailIndex.Entry {

    MessageSummary summary() {
        return SummaryCodec.decode(packedSummary);
    }

    long size() {
        return body.content().size();
    }
}
