package io.mailcore.api.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The only source of time: every timestamp, timeout and schedule of a server goes through one, so a test can move time.
 * Thread-safe; no method blocks.
 */
public interface TimeSource {

    /**
     * The wall clock, for timestamps in messages, events and logs.
     *
     * @return the present instant
     */
    Instant now();

    /**
     * A clock that never goes back, for measuring how long something took.
     *
     * @return nanoseconds from an arbitrary origin
     */
    long nanos();

    /**
     * Runs a task once after a delay.
     *
     * @param delay zero or more
     * @param task short and not blocking: it hands real work on to an executor; an exception it throws is logged
     * @return a handle to cancel it
     */
    Scheduled schedule(Duration delay, Runnable task);

    /** A task that waits for its time. */
    interface Scheduled {

        /** Takes the task back; without effect when it has run or is running. */
        void cancel();
    }
}
