package io.mailcore.core.net;

import io.mailcore.core.time.SystemTimeSource;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of servers: event loops, which never block, and workers, which may. Thread-safe. */
public final class NetworkThreads implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 2;

    private final EventLoopGroup loops;
    private final Executor workers;
    private final Runnable closeWorkers;
    private final boolean sessionsOnLoops;
    private final SystemTimeSource time;

    private NetworkThreads(int loops, Executor workers, Runnable closeWorkers, boolean sessionsOnLoops) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory daemons = task -> daemon(task, "mailcore-loop-" + count.incrementAndGet());
        this.loops = new MultiThreadIoEventLoopGroup(loops, daemons, NioIoHandler.newFactory());
        this.workers = workers;
        this.closeWorkers = closeWorkers;
        this.sessionsOnLoops = sessionsOnLoops;
        this.time = new SystemTimeSource(this.loops);
    }

    /**
     * Threads that work on an executor of the host's.
     *
     * @param loops how many event loops, at least 1
     * @param workers runs sessions, which block; not shut down here
     * @return threads, started as they are needed
     */
    public static NetworkThreads on(int loops, Executor workers) {
        return new NetworkThreads(loops, workers, () -> {}, false);
    }

    /**
     * Threads with workers of their own.
     *
     * @return threads, started as they are needed
     */
    public static NetworkThreads create() {
        ExecutorService workers = Workers.create();
        return new NetworkThreads(Runtime.getRuntime().availableProcessors(), workers, workers::shutdown, false);
    }

    /**
     * Threads for sessions that do not block: they run on the event loops.
     *
     * @param loops how many event loops, at least 1
     * @return threads with workers of their own, for all that is not a session
     */
    public static NetworkThreads nonBlocking(int loops) {
        ExecutorService workers = Workers.create();
        return new NetworkThreads(loops, workers, workers::shutdown, true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new FastThreadLocalThread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    EventLoopGroup loops() {
        return loops;
    }

    /** Where the session of a connection runs whose octets a loop moves. */
    Executor sessions(EventLoop loop) {
        return sessionsOnLoops ? loop : workers;
    }

    /**
     * Runs what blocks.
     *
     * @return the workers
     */
    public Executor workers() {
        return workers;
    }

    /**
     * The system's time, with timers on the event loops.
     *
     * @return works until these threads are closed
     */
    public SystemTimeSource time() {
        return time;
    }

    /** Ends the threads, when they have done what they were given. Does not wait. */
    @Override
    public void close() {
        Future<?> unused = loops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        closeWorkers.run();
    }
}
