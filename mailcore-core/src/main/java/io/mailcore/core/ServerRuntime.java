package io.mailcore.core;

import io.mailcore.api.time.TimeSource;
import io.mailcore.core.net.NetworkThreads;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Threads for servers, for a host that does not want the ones all servers of a JVM share: event loops, which move octets
 * and never block, and an executor, on which sessions run and may block. One runtime may serve many servers; it outlives
 * them and is closed by who made it. Thread-safe.
 *
 * <pre>{@code
 * try (ServerRuntime runtime = ServerRuntime.of(2, executor);
 *         MailServer server = MailServer.builder().runtime(runtime) … .start()) { … }
 * }</pre>
 */
public final class ServerRuntime implements AutoCloseable {
    private static final int MOST_LOOPS = 1024;

    private final NetworkThreads threads;

    private ServerRuntime(NetworkThreads threads) {
        this.threads = threads;
    }

    /**
     * A runtime with threads of its own: an event loop per processor, and virtual threads, or a pool of 64 threads before
     * JDK 21. All are daemons named {@code mailcore-…}.
     *
     * @return the runtime
     */
    public static ServerRuntime create() {
        return new ServerRuntime(NetworkThreads.create());
    }

    /**
     * A runtime whose sessions run on an executor of the host's.
     *
     * @param eventLoops how many threads move octets, 1 to 1024
     * @param workers runs sessions, in other threads than the caller's; takes every task while servers run; stays the
     *     host's to shut down
     * @return the runtime
     * @throws IllegalArgumentException when the number of event loops is out of range
     */
    public static ServerRuntime of(int eventLoops, Executor workers) {
        Objects.requireNonNull(workers, "workers");
        requireLoops(eventLoops);
        return new ServerRuntime(NetworkThreads.on(eventLoops, workers));
    }

    /**
     * A runtime for servers that never block: their sessions run on the event loops themselves, which saves handing each
     * command from thread to thread, about half of what a small mail costs. Store, accounts, filters and router answer at
     * once, as {@code MemoryStore} and {@link Accounts} do; one that waits holds up all connections of its loop, and one
     * that waits for another connection of the same loop waits for ever. Messages too large for the heap are written to
     * the spool directory by the loop. Event handlers may block as ever.
     *
     * @param eventLoops how many threads move octets and run sessions, 1 to 1024; as many as processors is a good choice
     * @return the runtime
     * @throws IllegalArgumentException when the number of event loops is out of range
     */
    public static ServerRuntime nonBlocking(int eventLoops) {
        requireLoops(eventLoops);
        return new ServerRuntime(NetworkThreads.nonBlocking(eventLoops));
    }

    private static void requireLoops(int eventLoops) {
        if (eventLoops < 1 || eventLoops > MOST_LOOPS) {
            throw new IllegalArgumentException("eventLoops: " + eventLoops + " (expected: 1 to " + MOST_LOOPS + ")");
        }
    }

    /**
     * The system's time, with timers on this runtime's event loops.
     *
     * @return works until the runtime is closed
     */
    public TimeSource time() {
        return threads.time();
    }

    NetworkThreads threads() {
        return threads;
    }

    /** Ends the threads that the runtime made. Its servers are closed before. Does not wait. */
    @Override
    public void close() {
        threads.close();
    }
}
