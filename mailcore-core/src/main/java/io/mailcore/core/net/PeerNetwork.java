package io.mailcore.core.net;

import java.net.InetAddress;

/**
 * What counts as one peer: an IPv4 address, or the /64 network of an IPv6 address, of which every host has 2^64
 * addresses to come from. Immutable.
 */
record PeerNetwork(long bits, boolean six) {

    static PeerNetwork of(InetAddress address) {
        byte[] octets = address.getAddress();
        long bits = 0;
        for (int i = 0; i < Math.min(octets.length, Long.BYTES); i++) {
            bits = bits << 8 | octets[i] & 0xff;
        }
        return new PeerNetwork(bits, octets.length > Integer.BYTES);
    }
}
