package io.mailcore.core.net;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads that all servers of a JVM share unless they are given others.
 *
 * <p>This is the one deliberate piece of static state: a hundred servers in a test suite must not cost a hundred sets of
 * threads, and nobody else can count them. It holds threads and a counter, nothing that one server could tell another.
 * When the last server has stopped, the threads stay for a short time, because the next test starts the next server at
 * once, and then end.
 */
public final class SharedRuntime {
    private static final Duration QUIET_TIME = Duration.ofSeconds(5);
    private static final SharedRuntime SHARED = new SharedRuntime();

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable NetworkThreads threads;
    private int users;
    private long generation;

    private SharedRuntime() {}

    /**
     * The shared threads, started if need be.
     *
     * @return threads, to be {@linkplain #release released}
     */
    public static NetworkThreads acquire() {
        return SHARED.enter();
    }

    /** A server that has acquired the threads needs them no more. */
    public static void release() {
        SHARED.leave();
    }

    private NetworkThreads enter() {
        lock.lock();
        try {
            users++;
            generation++;
            NetworkThreads present = threads == null ? NetworkThreads.create() : threads;
            threads = present;
            return present;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            users--;
            if (users == 0 && threads != null) {
                long now = generation;
                threads.time().schedule(QUIET_TIME, () -> endIfUnused(now));
            }
        } finally {
            lock.unlock();
        }
    }

    private void endIfUnused(long then) {
        lock.lock();
        try {
            if (users == 0 && generation == then && threads != null) {
                threads.close();
                threads = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
