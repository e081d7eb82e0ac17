package io.mailcore.api.route;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mail.Reply;
import java.util.Set;

/** Where a recipient's copy of a message goes. Immutable. */
public sealed interface Route {

    /**
     * To accounts of this server.
     *
     * @param accounts at least one
     */
    record Local(Set<AccountId> accounts) implements Route {

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

    /**
     * Nowhere: the recipient is refused.
     *
     * @param reply a 4xx or 5xx reply for the peer
     */
    record Refuse(Reply reply) implements Route {

        /**
         * Checks the reply.
         *
         * @throws IllegalArgumentException when it is neither 4xx nor 5xx
         */
        public Refuse {
            if (reply.code() < 400) {
                throw new IllegalArgumentException("reply: " + reply.code() + " (expected: 400..599)");
            }
        }
    }
}
