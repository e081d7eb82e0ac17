package io.mailcore.core.sasl;

import io.mailcore.api.filter.Peer;
import java.net.InetAddress;

/** Who may send a password over a connection that is not encrypted (RFC 8314 §4.1). */
public enum PlaintextPolicy {
    /** Nobody. */
    NEVER,
    /** Peers on a loopback address: nobody else can listen. */
    LOOPBACK,
    /** Everybody: for closed networks and tests. */
    ALWAYS;

    /**
     * Whether a peer may send a password as it is.
     *
     * @param peer who
     * @return true when its connection is encrypted, or the policy makes an exception for it
     */
    public boolean allows(Peer peer) {
        return peer.tls().isPresent()
                || switch (this) {
                    case NEVER -> false;
                    case LOOPBACK -> isLoopback(peer);
                    case ALWAYS -> true;
                };
    }

    private static boolean isLoopback(Peer peer) {
        InetAddress address = peer.address().getAddress();
        return address != null && address.isLoopbackAddress();
    }
}
