package io.mailcore.core.testkit;

import io.mailcore.api.filter.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Peers for tests that have no connection. */
public final class Peers {
    private Peers() {}

    /** A peer on the loopback address, in clear. */
    public static Peer local(String protocol) {
        return peer(protocol, new byte[] {127, 0, 0, 1}, Optional.empty());
    }

    /** A peer on 192.0.2.1, in clear. */
    public static Peer remote(String protocol) {
        return peer(protocol, new byte[] {(byte) 192, 0, 2, 1}, Optional.empty());
    }

    /** A peer on 192.0.2.1, encrypted. */
    public static Peer encrypted(String protocol) {
        return peer(protocol, new byte[] {(byte) 192, 0, 2, 1}, Optional.of("TLSv1.3 TLS_AES_128_GCM_SHA256"));
    }

    private static Peer peer(String protocol, byte[] address, Optional<String> tls) {
        try {
            InetSocketAddress socket = new InetSocketAddress(InetAddress.getByAddress(address), 4711);
            return new Peer("s1", protocol, socket, Optional.of("client.example"), tls, Optional.empty());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of four octets is an address", e);
        }
    }
}
