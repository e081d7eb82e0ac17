package io.mailcore.api.store;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.ThreadId;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mime.MessageSummary;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A message in a mailbox at one moment. Immutable.
 *
 * @param uid within the mailbox
 * @param modSeq of its last change
 * @param emailId shared by its copies
 * @param threadId of its conversation
 * @param flags the permanent flags
 * @param internalDate when it arrived; kept by copies
 * @param saveDate when it came into this mailbox (RFC 8514)
 * @param size in octets
 * @param summary present when asked for
 * @param expunged true when it has been removed and is still readable only through this reader
 */
public record StoredMessage(
        Uid uid,
        ModSeq modSeq,
        EmailId emailId,
        ThreadId threadId,
        Flags flags,
        Instant internalDate,
        Instant saveDate,
        long size,
        Optional<MessageSummary> summary,
        boolean expunged) {

    /** Makes a message. */
    public StoredMessage {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(modSeq, "modSeq");
        Objects.requireNonNull(emailId, "emailId");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(internalDate, "internalDate");
        Objects.requireNonNull(saveDate, "saveDate");
        Objects.requireNonNull(summary, "summary");
    }
}
