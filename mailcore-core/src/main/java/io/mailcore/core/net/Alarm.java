package io.mailcore.core.net;

import io.mailcore.api.time.TimeSource;
import io.mailcore.api.time.TimeSource.Scheduled;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A time that a session waits for. Moving it later, as nearly every command does, costs no rescheduling: the timer that
 * is there goes off early, sees that it is, and goes on. Thread-safe.
 */
final class Alarm {
    private final TimeSource time;
    private final Runnable action;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Scheduled> timer = Optional.empty();
    private boolean set;
    private long due;
    private long timerDue;

    Alarm(TimeSource time, Runnable action) {
        this.time = time;
        this.action = action;
    }

    void set(Duration delay) {
        lock.lock();
        try {
            due = time.nanos() + delay.toNanos();
            set = true;
            if (timer.isEmpty() || timerDue - due > 0) {
                timer.ifPresent(Scheduled::cancel);
                schedule(delay);
            }
        } finally {
            lock.unlock();
        }
    }

    void cancel() {
        lock.lock();
        try {
            set = false;
            timer.ifPresent(Scheduled::cancel);
            timer = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void schedule(Duration delay) {
        timerDue = due;
        timer = Optional.of(time.schedule(delay, this::ring));
    }

    private void ring() {
        if (isDue()) {
            action.run();
        }
    }

    private boolean isDue() {
        lock.lock();
        try {
            timer = Optional.empty();
            long left = due - time.nanos();
            if (set && left > 0) {
                schedule(Duration.ofNanos(left));
                return false;
            }
            boolean rings = set;
            set = false;
            return rings;
        } finally {
            lock.unlock();
        }
    }
}
