package io.mailcore.core.time;

import io.mailcore.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The clocks of the machine: the only class that reads them. Thread-safe. */
public final class SystemTimeSource implements TimeSource {
    private final Scheduler scheduler;

    /** Runs tasks later. */
    @FunctionalInterface
    public interface Scheduler {

        /**
         * Runs a task once after a delay.
         *
         * @param delay zero or more
         * @param task short and not blocking
         * @return cancels it
         */
        Scheduled schedule(Duration delay, Runnable task);
    }

    /**
     * The system's time.
     *
     * @param scheduler runs what is scheduled
     */
    public SystemTimeSource(Scheduler scheduler) {
        this.scheduler = scheduler;
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
        return scheduler.schedule(delay, task);
    }
}
