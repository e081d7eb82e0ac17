package io.mailcore.api.account;

import java.util.Set;

/** What a directory says of a recipient's address. */
public sealed interface AddressResolution {

    /**
     * The address belongs to accounts of this server.
     *
     * @param accounts whose INBOX gets the mail: one, or several for a group; never empty
     */
    record Local(Set<AccountId> accounts) implements AddressResolution {

        /**
         * Checks that there is an account.
         *
         * @throws IllegalArgumentException when there is none
         */
        public Local {
            accounts = Set.copyOf(accounts);
            if (accounts.isEmpty()) {
                throw new IllegalArgumentException("accounts: none (expected: at least one)");
            }
        }
    }

    /** The domain is of this server, but no account has the address. */
    record NoSuchMailbox() implements AddressResolution {}

    /** The domain is not of this server. */
    record NotLocal() implements AddressResolution {}
}
