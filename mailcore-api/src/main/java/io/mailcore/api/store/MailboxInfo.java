package io.mailcore.api.store;

import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.mailbox.UidValidity;
import java.util.Objects;
import java.util.Set;

/**
 * A mailbox and its counters at one moment. Immutable.
 *
 * @param id never used again
 * @param name the present name
 * @param validity the UIDVALIDITY
 * @param uidNext above every UID the mailbox has had; 2<sup>32</sup> when UIDs are used up
 * @param highestModSeq of the last change to the mailbox or its messages
 * @param messages how many
 * @param unseen how many without {@code \Seen}
 * @param deleted how many with {@code \Deleted}
 * @param recent how many no session has been told of as recent
 * @param octets the sum of the messages' sizes
 * @param uses the special uses
 */
public record MailboxInfo(
        MailboxId id,
        MailboxName name,
        UidValidity validity,
        long uidNext,
        ModSeq highestModSeq,
        long messages,
        long unseen,
        long deleted,
        long recent,
        long octets,
        Set<SpecialUse> uses) {

    /** Makes an info. */
    public MailboxInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(highestModSeq, "highestModSeq");
        uses = Set.copyOf(uses);
    }
}
