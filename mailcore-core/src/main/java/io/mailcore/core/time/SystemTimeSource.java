package io.mailcore.core.time;

import io.mailcore.api.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The system's clocks, and timers on an executor: what a server goes by unless it is given another time. The only class
 * that reads the system's clocks. Thread-safe.
 */
public final class SystemTimeSource implements TimeSource {
    private static final System.Logger LOG = System.getLogger("io.mailcore.core.time");

    private final ScheduledExecutorService timers;

    /**
     * The system's time with timers on an executor.
     *
     * @param timers runs what is scheduled; stays the caller's to shut down, after which nothing is run any more
     */
    public SystemTimeSource(ScheduledExecutorService timers) {
        this.timers = Objects.requireNonNull(timers, "timers");
    }

    /**
     * The system's wall clock, for who needs no timers.
     *
     * @return the present instant
     */
    public static Instant wallClock() {
        return Instant.now();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        try {
            Future<?> future = timers.schedule(() -> run(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "timer dropped: its executor has shut down", e);
            return () -> {};
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a timer's task failed", e);
        }
    }
}
