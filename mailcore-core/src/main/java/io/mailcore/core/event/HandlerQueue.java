package io.mailcore.core.event;

import io.mailcore.api.event.MailEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The events that wait for one handler of the application. The handler is called for one event at a time, in order, on
 * whatever thread the executor gives; a slow handler delays nobody but itself.
 *
 * <p>The queue is bounded. When it is full, events that come are left out and those that wait are kept: the handler sees
 * everything up to a point and knows from the log that there is a gap behind it. Left out events are counted; the log
 * says when a gap begins and how long it was.
 */
final class HandlerQueue<E extends MailEvent> {
    private static final Logger LOG = System.getLogger(HandlerQueue.class.getName());

    /** How many events are handled in one task of the executor, so that handlers take turns on few threads. */
    private static final int TURN = 64;

    private final Class<E> type;
    private final Consumer<? super E> action;
    private final Executor executor;
    private final int capacity;
    private final Queue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicLong leftOut = new AtomicLong();
    private final AtomicLong leftOutInGap = new AtomicLong();
    private final AtomicReference<Optional<Runnable>> idleTask = new AtomicReference<>(Optional.empty());

    HandlerQueue(Class<E> type, Consumer<? super E> action, Executor executor, int capacity) {
        this.type = type;
        this.action = action;
        this.executor = executor;
        this.capacity = capacity;
    }

    boolean takes(Class<?> kind) {
        return type.isAssignableFrom(kind) || kind.isAssignableFrom(type);
    }

    void offer(MailEvent event) {
        if (!type.isInstance(event)) {
            return;
        }
        if (count.incrementAndGet() > capacity) {
            count.decrementAndGet();
            leaveOut();
            return;
        }
        waiting.add(type.cast(event));
        start();
    }

    long leftOut() {
        return leftOut.get();
    }

    /** Runs a task once when no event waits or is being handled; at once if that is so now. */
    void whenIdle(Runnable task) {
        idleTask.set(Optional.of(task));
        checkIdle();
    }

    /** Leaves out what still waits. */
    void abandon() {
        for (E event = waiting.poll(); event != null; event = waiting.poll()) {
            leftOut.incrementAndGet();
            count.decrementAndGet();
        }
        checkIdle();
    }

    private void checkIdle() {
        if (count.get() == 0) {
            idleTask.getAndSet(Optional.empty()).ifPresent(Runnable::run);
        }
    }

    private void leaveOut() {
        leftOut.incrementAndGet();
        if (leftOutInGap.getAndIncrement() == 0) {
            LOG.log(Level.WARNING, "event handler for {0} is too slow: events are left out", type.getSimpleName());
        }
    }

    private void start() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::turn);
        } catch (RejectedExecutionException stopped) {
            running.set(false);
            LOG.log(Level.DEBUG, "event handler: the executor takes no more tasks");
            abandon();
        }
    }

    private void turn() {
        try {
            for (int n = 0; n < TURN; n++) {
                E event = waiting.poll();
                if (event == null) {
                    break;
                }
                handle(event);
            }
        } finally {
            running.set(false);
            // An event that came while this turn ended has found it running.
            if (!waiting.isEmpty()) {
                start();
            }
        }
    }

    private void handle(E event) {
        try {
            action.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "event handler for " + type.getSimpleName() + " failed", e);
        } finally {
            count.decrementAndGet();
            endGap();
            checkIdle();
        }
    }

    private void endGap() {
        long gap = leftOutInGap.get();
        // The gap ends when half of the queue is free again, so that a queue at its edge does not fill the log.
        if (gap > 0 && count.get() <= capacity / 2 && leftOutInGap.compareAndSet(gap, 0)) {
            LOG.log(
                    Level.WARNING,
                    "event handler for {0} has caught up: {1} events were left out",
                    type.getSimpleName(),
                    gap);
        }
    }
}
