package io.mailcore.api.event;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened. Events about an account's mail come after the commit, in the order of its MODSEQs. Immutable;
 * no event holds a secret or message content.
 *
 * <pre>{@code
 * MailServer.builder().on(MailEvent.MessageStored.class, event -> crm.ticket(event.account(), event.uid()));
 * }</pre>
 */
public sealed interface MailEvent {

    /**
     * When it happened.
     *
     * @return by the server's time source
     */
    Instant at();

    /** An event about the mail of an account. */
    sealed interface AccountEvent extends MailEvent {

        /**
         * Whose mail.
         *
         * @return the account
         */
        AccountId account();

        /**
         * Of the commit.
         *
         * @return the MODSEQ
         */
        ModSeq modSeq();
    }

    /**
     * A peer has connected.
     *
     * @param at when
     * @param peer who
     */
    record SessionOpened(Instant at, Peer peer) implements MailEvent {}

    /**
     * A connection has ended.
     *
     * @param at when
     * @param peer who
     * @param reason in words, such as {@code quit}, {@code idle too long} or {@code connection reset}
     */
    record SessionClosed(Instant at, Peer peer, String reason) implements MailEvent {}

    /**
     * A login was good.
     *
     * @param at when
     * @param peer who, with the account
     * @param mechanism such as {@code PLAIN}
     */
    record LoginSucceeded(Instant at, Peer peer, String mechanism) implements MailEvent {}

    /**
     * A login was refused.
     *
     * @param at when
     * @param peer who
     * @param name the name it tried
     * @param mechanism such as {@code PLAIN}
     */
    record LoginFailed(Instant at, Peer peer, String name, String mechanism) implements MailEvent {}

    /**
     * A recipient was refused.
     *
     * @param at when
     * @param peer who sends
     * @param envelope with the recipients accepted before
     * @param recipient the refused one
     * @param reply what the peer was told
     */
    record RecipientRefused(Instant at, Peer peer, Envelope envelope, Recipient recipient, Reply reply)
            implements MailEvent {}

    /**
     * A message was accepted: delivered to all its recipients, and the peer is about to be told.
     *
     * @param at when
     * @param peer who sent it
     * @param envelope sender and recipients
     * @param size as received, in octets
     * @param accounts who got a copy
     */
    record MessageAccepted(Instant at, Peer peer, Envelope envelope, long size, List<AccountId> accounts)
            implements MailEvent {

        /** Makes the event. */
        public MessageAccepted {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * A message was refused after its data.
     *
     * @param at when
     * @param peer who sent it
     * @param envelope sender and recipients
     * @param reply what the peer was told
     */
    record MessageRefused(Instant at, Peer peer, Envelope envelope, Reply reply) implements MailEvent {}

    /**
     * A message came into a mailbox: by delivery, APPEND, copy or move.
     *
     * @param at when
     * @param account whose
     * @param modSeq of the commit
     * @param mailbox where
     * @param name of the mailbox
     * @param uid of the message
     * @param email of the message
     * @param size in octets
     * @param flags its flags
     */
    record MessageStored(
            Instant at,
            AccountId account,
            ModSeq modSeq,
            MailboxId mailbox,
            MailboxName name,
            Uid uid,
            EmailId email,
            long size,
            Flags flags)
            implements AccountEvent {}

    /**
     * Flags of messages changed.
     *
     * @param at when
     * @param account whose
     * @param modSeq of the commit
     * @param mailbox where
     * @param name of the mailbox
     * @param uids of the messages
     */
    record FlagsChanged(Instant at, AccountId account, ModSeq modSeq, MailboxId mailbox, MailboxName name, UidSet uids)
            implements AccountEvent {}

    /**
     * Messages were expunged or moved away.
     *
     * @param at when
     * @param account whose
     * @param modSeq of the commit
     * @param mailbox where
     * @param name of the mailbox
     * @param uids of the messages
     */
    record MessagesRemoved(
            Instant at, AccountId account, ModSeq modSeq, MailboxId mailbox, MailboxName name, UidSet uids)
            implements AccountEvent {}

    /**
     * A mailbox was made.
     *
     * @param at when
     * @param account whose
     * @param modSeq of the commit
     * @param mailbox its id
     * @param name its name
     */
    record MailboxCreated(Instant at, AccountId account, ModSeq modSeq, MailboxId mailbox, MailboxName name)
            implements AccountEvent {}

    /**
     * A mailbox was renamed.
     *
     * @param at when
     * @param account whose
     * @param modSeq of the commit
     * @param mailbox its id
     * @param from its old name
     * @param to its new name
     */
    record MailboxRenamed(
            Instant at, AccountId account, ModSeq modSeq, MailboxId mailbox, MailboxName from, MailboxName to)
            implements AccountEvent {}

    /**
     * A mailbox was deleted.
     *
     * @param at when
     * @param account whose
     * @param modSeq of the commit
     * @param mailbox its id
     * @param name its name
     */
    record MailboxDeleted(Instant at, AccountId account, ModSeq modSeq, MailboxId mailbox, MailboxName name)
            implements AccountEvent {}
}
