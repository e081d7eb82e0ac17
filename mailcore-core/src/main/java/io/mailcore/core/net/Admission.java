package io.mailcore.core.net;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts open connections, all of them and those of each peer, and refuses more than the limits allow. Thread-safe. */
final class Admission {
    private final int limit;
    private final int limitPerPeer;
    private final AtomicInteger total = new AtomicInteger();
    private final ConcurrentMap<PeerNetwork, Integer> perPeer = new ConcurrentHashMap<>();

    Admission(int limit, int limitPerPeer) {
        this.limit = limit;
        this.limitPerPeer = limitPerPeer;
    }

    /** Counts a connection, if the limits allow one more. */
    boolean enter(PeerNetwork peer) {
        if (total.incrementAndGet() > limit) {
            total.decrementAndGet();
            return false;
        }
        if (perPeer.merge(peer, 1, Integer::sum) > limitPerPeer) {
            leave(peer);
            return false;
        }
        return true;
    }

    /** A counted connection has ended. */
    void leave(PeerNetwork peer) {
        total.decrementAndGet();
        perPeer.computeIfPresent(peer, (key, count) -> count == 1 ? null : count - 1);
    }

    int total() {
        return total.get();
    }

    /** How many peers have connections. */
    int peers() {
        return perPeer.size();
    }
}
