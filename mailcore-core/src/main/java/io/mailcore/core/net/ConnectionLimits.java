package io.mailcore.core.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts connections in total and per address. An IPv6 peer is counted by its /64, which is what one customer gets.
 * Thread-safe.
 */
final class ConnectionLimits {
    private static final int IPV6_PREFIX = 8;

    private final int total;
    private final int perAddress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Network, Integer> counts = new HashMap<>();
    private int open;

    private record Network(String prefix) {
        static Network of(InetAddress address) {
            byte[] octets = address.getAddress();
            return new Network(Arrays.toString(octets.length > 4 ? Arrays.copyOf(octets, IPV6_PREFIX) : octets));
        }
    }

    ConnectionLimits(int total, int perAddress) {
        this.total = total;
        this.perAddress = perAddress;
    }

    boolean acquire(InetAddress address) {
        lock.lock();
        try {
            Network network = Network.of(address);
            int count = counts.getOrDefault(network, 0);
            if (open >= total || count >= perAddress) {
                return false;
            }
            counts.put(network, count + 1);
            open++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void release(InetAddress address) {
        lock.lock();
        try {
            counts.computeIfPresent(Network.of(address), (network, count) -> count > 1 ? count - 1 : null);
            open--;
        } finally {
            lock.unlock();
        }
    }
}
