package io.mailcore.core.net;

import io.mailcore.api.time.TimeSource;
import io.mailcore.core.time.SystemTimeSource;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Event loops, which move octets, and workers, on which sessions run and may block. */
public final class NetRuntime {
    private final EventLoopGroup loops;
    private final Executor workers;
    private final TimeSource time;

    private NetRuntime(EventLoopGroup loops, Executor workers) {
        this.loops = loops;
        this.workers = workers;
        this.time = new SystemTimeSource(this::schedule);
    }

    /**
     * The runtime of all servers of this JVM that were not given their own. Made when first needed, kept for the life of
     * the JVM; all its threads are daemons, and there are none before the first server starts.
     */
    private static final class Shared {
        private static final NetRuntime INSTANCE =
                create(Runtime.getRuntime().availableProcessors(), workersOfThisJvm());
    }

    /**
     * The shared runtime.
     *
     * @return always the same
     */
    public static NetRuntime shared() {
        return Shared.INSTANCE;
    }

    /**
     * A runtime of its own.
     *
     * @param eventLoops threads that move octets, at least 1
     * @param workers runs sessions; stays the caller's to shut down
     * @return the runtime
     */
    public static NetRuntime create(int eventLoops, Executor workers) {
        DefaultThreadFactory threads = new DefaultThreadFactory("mailcore-net", true);
        return new NetRuntime(new MultiThreadIoEventLoopGroup(eventLoops, threads, NioIoHandler.newFactory()), workers);
    }

    // Virtual threads hold no carrier while they wait; where there are none, a bounded pool does.
    private static Executor workersOfThisJvm() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return boundedPool();
        }
    }

    private static Executor boundedPool() {
        int threads = Math.max(16, 8 * Runtime.getRuntime().availableProcessors());
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("mailcore-worker", true));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private TimeSource.Scheduled schedule(Duration delay, Runnable task) {
        Future<?> future = loops.next().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    EventLoopGroup loops() {
        return loops;
    }

    /**
     * Where sessions run.
     *
     * @return the executor
     */
    public Executor workers() {
        return workers;
    }

    /**
     * The system's time, scheduled on the event loops.
     *
     * @return the time source
     */
    public TimeSource time() {
        return time;
    }

    /** Ends the event loops; waits for them for a short time. */
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
