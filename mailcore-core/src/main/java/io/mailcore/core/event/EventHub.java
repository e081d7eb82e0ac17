package io.mailcore.core.event;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.ChangeListener;
import io.mailcore.api.time.TimeSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells watchers and the application what happened. Commits come from the store, in the order of each account's MODSEQ,
 * on the committing thread; here they are only put into queues. Thread-safe.
 */
public final class EventHub implements ChangeListener, AutoCloseable {
    /** How many events may wait for one handler. */
    public static final int CAPACITY = 10_000;

    private static final Logger LOG = System.getLogger(EventHub.class.getName());
    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);

    private final TimeSource time;
    private final Executor executor;
    private final int capacity;
    private final Duration drainTime;
    private final Watchers watchers = new Watchers();
    private final List<HandlerQueue<?>> queues = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * A hub without handlers.
     *
     * @param time for the events
     * @param executor runs the handlers
     */
    public EventHub(TimeSource time, Executor executor) {
        this(time, executor, CAPACITY, DRAIN_TIME);
    }

    EventHub(TimeSource time, Executor executor, int capacity, Duration drainTime) {
        this.time = time;
        this.executor = executor;
        this.capacity = capacity;
        this.drainTime = drainTime;
    }

    /**
     * Adds a handler for all events from now on.
     *
     * @param <E> the type of event
     * @param type the type
     * @param action called for one event at a time, in order; may block, may throw
     */
    public <E extends MailEvent> void handle(Class<E> type, Consumer<? super E> action) {
        queues.add(new HandlerQueue<>(type, action, executor, capacity));
    }

    /**
     * Watches an account.
     *
     * @param account whose mail
     * @param hint called after each commit, on the committing thread; returns at once
     * @return ends the watching; may be run again
     */
    public Runnable watch(AccountId account, Runnable hint) {
        return watchers.add(account, hint);
    }

    /**
     * Tells the application. Returns at once; without effect once the hub is closed.
     *
     * @param event what happened
     */
    public void publish(MailEvent event) {
        if (!closed) {
            queues.forEach(queue -> queue.offer(event));
        }
    }

    @Override
    public void committed(AccountChange change) {
        watchers.changed(change.account());
        boolean wanted = queues.stream().anyMatch(queue -> queue.takes(MailEvent.AccountEvent.class));
        if (closed || !wanted) {
            return;
        }
        Instant at = time.now();
        change.changes().forEach(one -> AccountEvents.of(at, change, one).ifPresent(this::publish));
    }

    /**
     * The events that handlers were too slow for.
     *
     * @return how many, all handlers together
     */
    public long leftOut() {
        return queues.stream().mapToLong(HandlerQueue::leftOut).sum();
    }

    /** Takes no more events and lets the handlers finish those that wait, for five seconds at most. */
    @Override
    public void close() {
        closed = true;
        CountDownLatch drained = new CountDownLatch(queues.size());
        queues.forEach(queue -> queue.whenIdle(drained::countDown));
        try {
            if (!drained.await(drainTime.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "event handlers did not finish in {0}: the rest is left out", drainTime);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queues.forEach(HandlerQueue::abandon);
    }

    int watchedAccounts() {
        return watchers.accounts();
    }
}
