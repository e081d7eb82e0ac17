package io.mailcore.api.store;

import io.mailcore.api.account.AccountId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the mail of accounts. Thread-safe; methods may block. An environment that fails is an {@link IOException}, a
 * command that cannot be done is a {@link ApplyResult.Refused}.
 *
 * <p>Every implementation passes the store contract tests of this module's test-jar. What a store can do beyond this
 * interface it says by implementing further interfaces of this package.
 */
public interface MessageStore extends AutoCloseable {

    /**
     * The mail of an account. An account needs no making: it has an empty INBOX from its first use.
     *
     * @param id whose
     * @return a cheap handle; what is wrong with the account shows when it is used
     */
    AccountStore account(AccountId id);

    /**
     * The accounts that have been used, a page at a time.
     *
     * @param after only ids above this; empty for the first page
     * @param limit at most, at least 1
     * @return in the order of ids
     * @throws IOException when the store cannot answer
     */
    List<AccountId> accounts(Optional<AccountId> after, int limit) throws IOException;

    /**
     * Deletes all mail of an account. Readers that are open find their mailboxes deleted.
     *
     * @param id whose
     * @throws IOException when the store cannot work; may be called again
     */
    void deleteAccount(AccountId id) throws IOException;

    /**
     * Hears of all commits from now on.
     *
     * @param listener called after each commit
     * @return closes the subscription, after which the listener is not called any more
     */
    Subscription subscribe(ChangeListener listener);

    /** Closes the store. All handles fail from then on; may be called again. */
    @Override
    void close() throws IOException;

    /** A listener's place; closing it ends the calls. */
    interface Subscription extends AutoCloseable {

        /** Ends the subscription; may be called again. */
        @Override
        void close();
    }
}
