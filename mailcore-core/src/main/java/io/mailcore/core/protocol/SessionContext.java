package io.mailcore.core.protocol;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.filter.Peer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** What the driver offers a session. Used only from within the session's methods; nothing here blocks. */
public interface SessionContext {

    /**
     * Names the session in logs and events; unique within a server's life.
     *
     * @return a short text
     */
    String id();

    /**
     * The peer's address.
     *
     * @return address and port
     */
    InetSocketAddress remoteAddress();

    /**
     * The address the peer connected to.
     *
     * @return address and port
     */
    InetSocketAddress localAddress();

    /**
     * How the connection is encrypted.
     *
     * @return empty while it is not
     */
    Optional<TlsDetails> tls();

    /**
     * The peer as its connection shows it: without a greeting and without a login.
     *
     * @param protocol what the session speaks, such as {@code smtp}
     * @return as known now
     */
    default Peer peer(String protocol) {
        return new Peer(
                id(), protocol, remoteAddress(), Optional.empty(), tls().map(TlsDetails::text), Optional.empty());
    }

    /**
     * Whether {@link #startTls()} may be called: the listener offers it and the connection is not yet encrypted.
     *
     * @return true when STARTTLS can be offered
     */
    boolean canStartTls();

    /**
     * Encrypts the connection, after what has been written so far has gone out in clear. Every octet received until now
     * is thrown away, so nothing that was pipelined in clear is ever taken for encrypted (CVE-2011-0411).
     *
     * @throws IllegalStateException when {@link #canStartTls()} is false
     */
    void startTls();

    /**
     * Where to write.
     *
     * @return always the same object
     */
    Output output();

    /**
     * Sets the session's one deadline, instead of the one before. Octets that arrive do not move it: a session that
     * wants to be patient sets it anew.
     *
     * @param delay until {@link Session#deadlinePassed()} is called
     */
    void deadline(Duration delay);

    /**
     * Makes the session wait: until the delay is over, no octets are handed to it and it is not asked to produce. What
     * has been written before still goes out.
     *
     * @param delay how long
     */
    void pause(Duration delay);

    /**
     * Watches an account, instead of the one before: {@link Session#changed()} is called after its commits, those of
     * this session included.
     *
     * @param account whose mail
     */
    void watch(AccountId account);

    /** Ends watching. */
    void unwatch();

    /** Closes the connection after what has been written has gone out. No method but closed() is called any more. */
    void close();
}
