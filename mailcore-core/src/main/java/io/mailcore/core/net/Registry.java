package io.mailcore.core.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The open connections of a server: admits them, names them, and waits for them when the server stops. Thread-safe. */
final class Registry {
    private final ConnectionLimits limits;
    private final AtomicLong names = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Set<Connection> open = new HashSet<>();

    Registry(ConnectionLimits limits) {
        this.limits = limits;
    }

    boolean admits(InetAddress address) {
        return limits.acquire(address);
    }

    void release(InetAddress address) {
        limits.release(address);
    }

    String nextName(String listener) {
        return listener + "-" + names.incrementAndGet();
    }

    void add(Connection connection) {
        lock.lock();
        try {
            open.add(connection);
        } finally {
            lock.unlock();
        }
    }

    void remove(Connection connection) {
        lock.lock();
        try {
            open.remove(connection);
            if (open.isEmpty()) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    List<Connection> all() {
        lock.lock();
        try {
            return List.copyOf(open);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is no connection; false when there still are some after a time. */
    boolean awaitEmpty(Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (!open.isEmpty() && left > 0) {
                left = empty.awaitNanos(left);
            }
            return open.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a short time for sessions to end once their connections are closed. */
    void awaitClosed() {
        awaitEmpty(Duration.ofNanos(TimeUnit.SECONDS.toNanos(2)));
    }
}
