package io.mailcore.api.store;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mail of one account: the unit of locking, atomicity, quota and MODSEQ. A cheap handle; thread-safe; methods may
 * block. INBOX always exists.
 */
public interface AccountStore {

    /**
     * Whose mail this is.
     *
     * @return the account's id
     */
    AccountId id();

    /**
     * Applies commands: the only way to change an account. All are applied or none, each seeing those before it. On
     * return they are durable if the store is. UIDs and one MODSEQ for the whole batch are assigned inside the commit,
     * and commits become visible in the order of their MODSEQ: no message ever appears below a UID that was visible
     * before it.
     *
     * @param commands in order
     * @return one outcome per command, or the refusal that undid the batch
     * @throws IOException when the store cannot work: nothing was changed
     * @throws OutcomeUnknownException when it cannot be told whether the batch was applied
     */
    ApplyResult apply(List<Command> commands) throws IOException;

    /**
     * All mailboxes, from one moment.
     *
     * @return in the order of their names
     * @throws IOException when the store cannot answer
     */
    List<MailboxInfo> mailboxes() throws IOException;

    /**
     * The mailbox of a name.
     *
     * @param name the name
     * @return the mailbox, or empty when there is none
     * @throws IOException when the store cannot answer
     */
    Optional<MailboxInfo> mailbox(MailboxName name) throws IOException;

    /**
     * The names subscribed to.
     *
     * @return immutable
     * @throws IOException when the store cannot answer
     */
    Set<MailboxName> subscriptions() throws IOException;

    /**
     * The limits and what the account holds.
     *
     * @return from one moment
     * @throws IOException when the store cannot answer
     */
    Quota quota() throws IOException;

    /**
     * Opens a mailbox for reading. The caller closes the reader.
     *
     * @param mailbox the mailbox's id
     * @return a reader, or empty when there is no such mailbox
     * @throws IOException when the store cannot answer
     */
    Optional<MailboxReader> open(MailboxId mailbox) throws IOException;
}
