package io.mailcore.api.filter;

import io.mailcore.api.account.AccountId;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is at the other end of a connection, as far as is known by now. Immutable.
 *
 * @param session names the session in logs and events
 * @param protocol the listener's protocol, such as {@code smtp}
 * @param address the peer's address and port
 * @param greeting the name it gave in EHLO or HELO
 * @param tls how the connection is encrypted, such as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}
 * @param account whose login it has shown
 */
public record Peer(
        String session,
        String protocol,
        InetSocketAddress address,
        Optional<String> greeting,
        Optional<String> tls,
        Optional<AccountId> account) {

    /** Makes a peer. */
    public Peer {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(greeting, "greeting");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(account, "account");
    }

    /**
     * The same peer once it has said its name.
     *
     * @param name as given in EHLO or HELO; empty if it has not given one
     * @return a peer
     */
    public Peer withGreeting(Optional<String> name) {
        return new Peer(session, protocol, address, name, tls, account);
    }

    /**
     * The same peer with a login.
     *
     * @param owner whose login it has shown; empty if none
     * @return a peer
     */
    public Peer withAccount(Optional<AccountId> owner) {
        return new Peer(session, protocol, address, greeting, tls, owner);
    }

    /**
     * Whether the peer has logged in.
     *
     * @return true for an authenticated peer
     */
    public boolean isAuthenticated() {
        return account.isPresent();
    }
}
