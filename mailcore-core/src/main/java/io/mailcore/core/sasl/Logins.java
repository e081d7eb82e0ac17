package io.mailcore.core.sasl;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.filter.Peer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Logs peers in, by SASL mechanism (RFC 4422) or by name and password, and publishes what came of it. Thread-safe.
 */
public interface Logins {

    /**
     * The mechanisms a peer may use.
     *
     * @param peer who; {@link Peer#tls()} says whether its connection is encrypted
     * @return upper-case names, strongest first; empty when the peer must encrypt first
     */
    List<String> mechanisms(Peer peer);

    /**
     * Whether a peer may send a password as it is.
     *
     * @param peer who; {@link Peer#tls()} says whether its connection is encrypted
     * @return false when the peer must encrypt first (RFC 8314 §4.1)
     */
    boolean acceptsPlaintext(Peer peer);

    /**
     * Begins an exchange.
     *
     * @param peer who
     * @param mechanism as the peer named it, in any case
     * @return the exchange, or empty when the mechanism is not offered to this peer
     */
    Optional<SaslExchange> begin(Peer peer, String mechanism);

    /**
     * Logs in by name and password, as USER and PASS or IMAP's LOGIN do. A peer that may not send its password in clear
     * is denied. May block.
     *
     * @param peer who
     * @param name the login name
     * @param password the password
     * @return what came of it
     * @throws IOException when the directory cannot be asked: the peer shall try again later
     */
    LoginResult login(Peer peer, String name, Secret password) throws IOException;
}
