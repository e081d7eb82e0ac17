package io.mailcore.api.testkit;

import io.mailcore.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that stands still until a test moves it. Tasks run on the thread that moves time, in the order of their due
 * times, each seeing the time it was due at. Thread-safe.
 */
public final class FakeTime implements TimeSource {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Task> tasks = new ArrayList<>();
    private Instant now;
    private long nanos;
    private long nextSequence;

    /** Begins on 2026-01-02 at 03:04:05 UTC. */
    public FakeTime() {
        this(Instant.parse("2026-01-02T03:04:05Z"));
    }

    /** Begins at an instant. */
    public FakeTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return locked(() -> now);
    }

    @Override
    public long nanos() {
        return locked(() -> nanos);
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable action) {
        return locked(() -> {
            Task task = new Task(nanos + Math.max(0, delay.toNanos()), nextSequence++, action);
            tasks.add(task);
            changed.signalAll();
            return () -> locked(() -> tasks.remove(task));
        });
    }

    /** Moves time on and runs every task that becomes due on the way. */
    public void advance(Duration by) {
        long target = nanos() + by.toNanos();
        for (Task due = nextDue(target); due != null; due = nextDue(target)) {
            due.action().run();
        }
        moveTo(target);
    }

    /** How many tasks wait for their time. */
    public int waiting() {
        return locked(tasks::size);
    }

    /**
     * Waits until as many tasks wait as something under test is about to schedule on a thread of its own.
     *
     * @return false when they still do not after ten seconds of the machine's time
     */
    public boolean awaitWaiting(int count) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(10);
            while (tasks.size() < count && left > 0) {
                left = changed.awaitNanos(left);
            }
            return tasks.size() >= count;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("NullAway") // null ends the loop of advance()
    private Task nextDue(long target) {
        return locked(() -> {
            Task due = tasks.stream()
                    .filter(task -> task.dueNanos() <= target)
                    .min(Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::sequence))
                    .orElse(null);
            if (due != null) {
                tasks.remove(due);
                moveTo(Math.max(nanos, due.dueNanos()));
            }
            return due;
        });
    }

    private void moveTo(long target) {
        locked(() -> {
            now = now.plusNanos(target - nanos);
            nanos = target;
            return nanos;
        });
    }

    private <T> T locked(java.util.function.Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private record Task(long dueNanos, long sequence, Runnable action) {}
}
