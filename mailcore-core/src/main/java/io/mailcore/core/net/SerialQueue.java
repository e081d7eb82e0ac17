package io.mailcore.core.net;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one task again and again on an executor, never twice at a time: what a session does is done here. Whoever has left
 * something for the task to do wakes it; wakes that come before it runs make one run, a wake during a run makes another
 * run after it. Each run begins at the end of the executor's queue, so a busy session does not starve the others.
 */
final class SerialQueue implements Runnable {
    private static final int IDLE = 0;
    private static final int QUEUED = 1;
    private static final int RUNNING = 2;
    private static final int WOKEN_WHILE_RUNNING = 3;

    private final Executor executor;
    private final Runnable task;
    private final Runnable refused;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    /**
     * Makes a queue.
     *
     * @param refused called when the executor takes no more work
     */
    SerialQueue(Executor executor, Runnable task, Runnable refused) {
        this.executor = executor;
        this.task = task;
        this.refused = refused;
    }

    /** Asks for a run after this moment. Does not block; on any thread. */
    void wake() {
        int before = state.getAndUpdate(now -> now == IDLE ? QUEUED : now == RUNNING ? WOKEN_WHILE_RUNNING : now);
        if (before == IDLE) {
            enqueue();
        }
    }

    @Override
    public void run() {
        state.set(RUNNING);
        try {
            task.run();
        } finally {
            if (!state.compareAndSet(RUNNING, IDLE)) {
                state.set(QUEUED);
                enqueue();
            }
        }
    }

    private void enqueue() {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            state.set(IDLE);
            refused.run();
        }
    }
}
