package io.mailcore.core.net;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the octets that all connections of a server hold in one direction. Nobody is refused octets for it: a connection
 * that holds some takes no more while the budget is used up, so the total stays near the limit. Thread-safe.
 */
final class OctetBudget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    OctetBudget(long limit) {
        this.limit = limit;
    }

    void add(long octets) {
        used.addAndGet(octets);
    }

    void remove(long octets) {
        used.addAndGet(-octets);
    }

    boolean isUsedUp() {
        return used.get() >= limit;
    }

    long used() {
        return used.get();
    }
}
