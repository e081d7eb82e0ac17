package io.mailcore.smtp.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.filter.Peer;
import java.util.Optional;

/** Knows the peer's address. */
public interface PeerView {

    /**
     * The peer as known now.
     *
     * @param greeting the name it gave
     * @param account whose login it has shown
     * @return the peer
     */
    Peer peer(Optional<String> greeting, Optional<AccountId> account);

    /**
     * The peer's address as a literal.
     *
     * @return such as {@code [192.0.2.1]} or {@code [IPv6:2001:db8:0:0:0:0:0:1]}
     */
    String literal();
}
