package io.mailcore.core.internal.spool;

import java.util.concurrent.atomic.AtomicLong;

/** Octets that all messages in flight share. Thread-safe. */
final class Budget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    Budget(long limit) {
        this.limit = limit;
    }

    /** Takes octets, all or none. */
    boolean take(long octets) {
        long before;
        do {
            before = used.get();
            if (octets > limit - before) {
                return false;
            }
        } while (!used.compareAndSet(before, before + octets));
        return true;
    }

    void giveBack(long octets) {
        used.addAndGet(-octets);
    }

    long used() {
        return used.get();
    }

    long limit() {
        return limit;
    }
}
