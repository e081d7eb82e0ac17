package io.mailcore.api.store;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.mailbox.UidValidity;
import java.util.List;

/** What one command did. Immutable. */
public sealed interface Outcome {

    /** Done, and there is nothing more to say. */
    record Done() implements Outcome {}

    /**
     * A mailbox was made, or was there already when asked for only if absent.
     *
     * @param mailbox as it is now
     */
    record MailboxCreated(MailboxInfo mailbox) implements Outcome {}

    /**
     * A message was added.
     *
     * @param mailbox where
     * @param validity of the mailbox
     * @param uid of the message
     * @param emailId of the message
     * @param duplicate true when the delivery key had been seen before and nothing was added
     */
    record Appended(MailboxId mailbox, UidValidity validity, Uid uid, EmailId emailId, boolean duplicate)
            implements Outcome {}

    /**
     * Messages were copied or moved. Both sets have the same count; the n-th lowest source became the n-th lowest
     * target (RFC 4315 §3).
     *
     * @param target where to
     * @param validity of the target
     * @param sourceUids which; empty when none was there
     * @param targetUids their new UIDs
     */
    record Copied(MailboxId target, UidValidity validity, UidSet sourceUids, UidSet targetUids) implements Outcome {}

    /**
     * Flags were changed.
     *
     * @param messages the messages the command applied to, in UID order, without summaries, as they are now; those
     *     whose flags were already so included
     * @param modified those left alone because they changed after UNCHANGEDSINCE
     */
    record FlagsStored(List<StoredMessage> messages, UidSet modified) implements Outcome {

        /** Makes the outcome. */
        public FlagsStored {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Messages were removed.
     *
     * @param uids which
     */
    record Expunged(UidSet uids) implements Outcome {}

    /**
     * Recent messages were claimed.
     *
     * @param firstRecent the first UID of them: messages from it on are recent to the claiming session; equal to the
     *     mailbox's UIDNEXT when there are none
     */
    record RecentClaimed(long firstRecent) implements Outcome {}
}
