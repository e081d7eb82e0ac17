package io.mailcore.api.store;

import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import java.util.Objects;
import java.util.Optional;

/**
 * What a session learns when it selects a mailbox, from one moment. Immutable.
 *
 * @param info the counters
 * @param uids of all messages: the n-th is sequence number n
 * @param firstUnseen the first message without {@code \Seen}
 * @param keywords all keywords in use in the mailbox
 */
public record MailboxSnapshot(MailboxInfo info, UidSet uids, Optional<Uid> firstUnseen, Flags keywords) {

    /** Makes a snapshot. */
    public MailboxSnapshot {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(uids, "uids");
        Objects.requireNonNull(firstUnseen, "firstUnseen");
        Objects.requireNonNull(keywords, "keywords");
    }
}
