package io.mailcore.core;

import io.mailcore.core.net.NetRuntime;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * The threads of servers: event loops, which move octets, and workers, on which sessions run and may block on a store.
 * All servers of a JVM share one runtime unless they are given another. Thread-safe.
 *
 * <pre>{@code
 * try (ServerRuntime runtime = ServerRuntime.of(2, executor);
 *         MailServer server = MailServer.builder().runtime(runtime)….start()) { … }
 * }</pre>
 */
public final class ServerRuntime implements AutoCloseable {
    private final NetRuntime net;

    private ServerRuntime(NetRuntime net) {
        this.net = net;
    }

    /**
     * A runtime of the host's own.
     *
     * @param eventLoops threads that move octets, at least 1; one per core is plenty
     * @param workers runs sessions, which may block: virtual threads, or a pool of a few dozen; stays the host's to shut
     *     down, after the runtime is closed
     * @return the runtime
     * @throws IllegalArgumentException when there is no event loop
     */
    public static ServerRuntime of(int eventLoops, Executor workers) {
        if (eventLoops < 1) {
            throw new IllegalArgumentException("eventLoops: " + eventLoops + " (expected: at least 1)");
        }
        return new ServerRuntime(NetRuntime.create(eventLoops, Objects.requireNonNull(workers, "workers")));
    }

    NetRuntime net() {
        return net;
    }

    /** Ends the event loops. Close the servers first. */
    @Override
    public void close() {
        net.close();
    }
}
