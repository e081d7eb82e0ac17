package io.mailcore.api.store;

import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import java.util.List;
import java.util.Objects;

/**
 * What happened in a mailbox since a MODSEQ, from one moment. Immutable.
 *
 * @param upTo everything up to and including this MODSEQ is told; ask again from here
 * @param changed messages that are new or have other flags, in UID order, without summaries
 * @param vanished UIDs that were removed; may name UIDs the reader never knew
 * @param complete false when removals that far back are no longer on record: {@code vanished} then has every UID
 *     below UIDNEXT that is not in the mailbox
 * @param more true when there are changes after {@code upTo}
 * @param mailboxDeleted true when the mailbox itself is gone
 */
public record MailboxChanges(
        ModSeq upTo,
        List<StoredMessage> changed,
        UidSet vanished,
        boolean complete,
        boolean more,
        boolean mailboxDeleted) {

    /** Makes the changes. */
    public MailboxChanges {
        Objects.requireNonNull(upTo, "upTo");
        changed = List.copyOf(changed);
        Objects.requireNonNull(vanished, "vanished");
    }
}
