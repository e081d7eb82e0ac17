package io.mailcore.core.net;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one task on an executor whenever it is woken, never twice at the same time. A wake that comes while the task runs
 * makes it run once more. Holds no thread while there is nothing to do.
 */
final class SerialQueue {
    private final Executor executor;
    private final Runnable task;
    private final Runnable onRefusal;
    private final AtomicInteger wakes = new AtomicInteger();

    SerialQueue(Executor executor, Runnable task, Runnable onRefusal) {
        this.executor = executor;
        this.task = task;
        this.onRefusal = onRefusal;
    }

    void wake() {
        if (wakes.getAndIncrement() == 0) {
            submit();
        }
    }

    private void submit() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            onRefusal.run();
        }
    }

    private void run() {
        int seen = wakes.get();
        try {
            task.run();
        } finally {
            if (wakes.addAndGet(-seen) != 0) {
                submit();
            }
        }
    }
}
