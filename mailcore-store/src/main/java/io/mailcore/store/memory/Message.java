package io.mailcore.store.memory;

import io.mailcore.api.mailbox.Flags;

/**
 * An email's place in a mailbox. Immutable.
 *
 * @param savedMillis when it came into the mailbox, in milliseconds of the epoch
 */
record Message(long uid, long modSeq, Email email, Flags flags, long savedMillis) implements ChangeLog.Entry {

    Message withFlags(Flags newFlags, long newModSeq) {
        return new Message(uid, newModSeq, email, newFlags, savedMillis);
    }

    @Override
    public int live() {
        return 1;
    }
}
