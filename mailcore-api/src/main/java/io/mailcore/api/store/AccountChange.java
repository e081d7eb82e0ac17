package io.mailcore.api.store;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import java.util.List;
import java.util.Objects;

/**
 * What one commit changed in an account. Immutable.
 *
 * @param account whose
 * @param modSeq of the commit
 * @param changes in the order of the commands
 */
public record AccountChange(AccountId account, ModSeq modSeq, List<Change> changes) {

    /** Makes a change. */
    public AccountChange {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(modSeq, "modSeq");
        changes = List.copyOf(changes);
    }

    /** One thing that changed. */
    public sealed interface Change {}

    /**
     * A message was appended, copied or moved into a mailbox.
     *
     * @param mailbox where
     * @param name of the mailbox
     * @param uid of the message
     * @param email of the message
     * @param size in octets
     * @param flags its flags
     */
    public record MessageAdded(MailboxId mailbox, MailboxName name, Uid uid, EmailId email, long size, Flags flags)
            implements Change {}

    /**
     * Flags changed.
     *
     * @param mailbox where
     * @param name of the mailbox
     * @param uids of the messages
     */
    public record FlagsChanged(MailboxId mailbox, MailboxName name, UidSet uids) implements Change {}

    /**
     * Messages were expunged or moved away.
     *
     * @param mailbox where
     * @param name of the mailbox
     * @param uids of the messages
     */
    public record MessagesRemoved(MailboxId mailbox, MailboxName name, UidSet uids) implements Change {}

    /**
     * A mailbox was made.
     *
     * @param mailbox its id
     * @param name its name
     */
    public record MailboxAdded(MailboxId mailbox, MailboxName name) implements Change {}

    /**
     * A mailbox was renamed.
     *
     * @param mailbox its id
     * @param from its old name
     * @param to its new name
     */
    public record MailboxRenamed(MailboxId mailbox, MailboxName from, MailboxName to) implements Change {}

    /**
     * A mailbox was deleted.
     *
     * @param mailbox its id
     * @param name its name
     */
    public record MailboxRemoved(MailboxId mailbox, MailboxName name) implements Change {}

    /**
     * A subscription was made or taken back.
     *
     * @param name the name
     * @param subscribed whether it is subscribed now
     */
    public record SubscriptionChanged(MailboxName name, boolean subscribed) implements Change {}

    /**
     * The limits changed.
     *
     * @param limits the new limits
     */
    public record QuotaChanged(QuotaLimits limits) implements Change {}
}
