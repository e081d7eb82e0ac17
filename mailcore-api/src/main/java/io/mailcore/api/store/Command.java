package io.mailcore.api.store;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.mime.MessageSummary;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A change to an account, for {@link AccountStore#apply}. Commands are declarative values: a store may merge, batch and
 * retry them. Immutable.
 */
public sealed interface Command {

    /**
     * Makes a mailbox. Refused with MAILBOX_EXISTS when the name is taken. Ancestors are not made: they are implied.
     *
     * @param name of the mailbox
     * @param uses its special uses; each is taken away from the mailbox that had it
     * @param ifAbsent true to leave an existing mailbox as it is instead of being refused
     */
    record CreateMailbox(MailboxName name, Set<SpecialUse> uses, boolean ifAbsent) implements Command {

        /** Makes the command. */
        public CreateMailbox {
            Objects.requireNonNull(name, "name");
            uses = Set.copyOf(uses);
        }
    }

    /**
     * Deletes a mailbox and its messages; mailboxes below it and subscriptions stay. INBOX is refused.
     *
     * @param mailbox which
     */
    record DeleteMailbox(MailboxRef mailbox) implements Command {}

    /**
     * Renames a mailbox and all mailboxes below it; ids and UIDVALIDITY stay. INBOX is refused, and so is a name that
     * is taken or below the mailbox itself. A name that is only implied by mailboxes below it can be renamed too.
     *
     * @param from the present name
     * @param to the new name
     */
    record RenameMailbox(MailboxName from, MailboxName to) implements Command {}

    /**
     * Subscribes to a name, which need not be a mailbox's.
     *
     * @param name the name
     */
    record Subscribe(MailboxName name) implements Command {}

    /**
     * Takes a subscription back; without effect when there is none.
     *
     * @param name the name
     */
    record Unsubscribe(MailboxName name) implements Command {}

    /**
     * Adds a message. Outcome: {@link Outcome.Appended}.
     *
     * @param mailbox where to
     * @param content the message; the store keeps a copy of its own, so the caller may release it after the commit
     * @param summary the content's summary
     * @param flags the first flags
     * @param internalDate when the message arrived
     * @param deliveryKey names this delivery: when the account has seen the key before, nothing is added and the
     *     outcome is the first delivery's, so a retry after an unknown outcome is harmless
     */
    record Append(
            MailboxRef mailbox,
            Content content,
            MessageSummary summary,
            Flags flags,
            Instant internalDate,
            Optional<String> deliveryKey)
            implements Command {}

    /**
     * Copies messages, with flags and internal date; bodies are shared. UIDs that are not there are passed over.
     * Outcome: {@link Outcome.Copied}.
     *
     * @param from the source
     * @param uids which messages
     * @param to the target; may be the source
     */
    record Copy(MailboxRef from, UidSet uids, MailboxRef to) implements Command {}

    /**
     * Moves messages: at no moment are they in both mailboxes or in none. Outcome: {@link Outcome.Copied}.
     *
     * @param from the source
     * @param uids which messages
     * @param to the target; may be the source, which gives the messages new UIDs
     */
    record Move(MailboxRef from, UidSet uids, MailboxRef to) implements Command {}

    /** How flags change. */
    enum FlagMode {
        /** Add the flags. */
        ADD,
        /** Take the flags away. */
        REMOVE,
        /** Have just these flags. */
        REPLACE
    }

    /**
     * Changes flags; evaluated inside the commit, so concurrent changes lose nothing. A message whose flags do not
     * change keeps its MODSEQ. Outcome: {@link Outcome.FlagsStored}.
     *
     * @param mailbox where
     * @param uids which messages
     * @param mode how
     * @param flags which flags
     * @param unchangedSince only messages whose MODSEQ is at most this (RFC 7162 §3.1.3)
     */
    record StoreFlags(MailboxRef mailbox, UidSet uids, FlagMode mode, Flags flags, Optional<ModSeq> unchangedSince)
            implements Command {}

    /**
     * Removes messages for good. Outcome: {@link Outcome.Expunged}.
     *
     * @param mailbox where
     * @param uids which messages
     * @param onlyDeleted true to remove only those with {@code \Deleted}
     */
    record Expunge(MailboxRef mailbox, UidSet uids, boolean onlyDeleted) implements Command {}

    /**
     * Claims the messages that no session has been told of as recent yet (RFC 3501 §2.3.2). Does not change the MODSEQ.
     * Outcome: {@link Outcome.RecentClaimed}.
     *
     * @param mailbox where
     */
    record ClaimRecent(MailboxRef mailbox) implements Command {}

    /**
     * Sets the account's limits. Messages already there stay, however many.
     *
     * @param limits the new limits
     */
    record SetQuota(QuotaLimits limits) implements Command {}

    /**
     * A precondition: the batch is refused as STALE when the mailbox has changed since.
     *
     * @param mailbox which
     * @param highestModSeq what the mailbox's highest MODSEQ must be
     */
    record Expect(MailboxRef mailbox, ModSeq highestModSeq) implements Command {}
}
