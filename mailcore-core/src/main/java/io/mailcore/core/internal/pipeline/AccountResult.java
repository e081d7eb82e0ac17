package io.mailcore.core.internal.pipeline;

import io.mailcore.api.mail.Reply;

/** What became of one account's copy. Immutable. */
sealed interface AccountResult {

    /** Committed by the store, or dropped because a filter said so. */
    record Delivered() implements AccountResult {}

    /**
     * Not delivered, as far as is known.
     *
     * @param reply what the peer is told
     * @param worthRetrying whether the store may do better a moment later
     * @param unknown whether the copy may have been delivered all the same
     */
    record Failed(Reply reply, boolean worthRetrying, boolean unknown) implements AccountResult {}

    /** Whether delivering again without the same key could make a second copy. */
    default boolean mayHaveBeenDelivered() {
        return !(this instanceof Failed failed) || failed.unknown();
    }
}
