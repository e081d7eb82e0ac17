package io.mailcore.api.testkit.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs parts of a test at the same time. */
final class Workers {
    private static final long PATIENCE_SECONDS = 120;

    private Workers() {}

    /** A part of a test; its number tells it from the others. */
    @FunctionalInterface
    interface Work<T> {
        T run(int number) throws Exception;
    }

    /** Runs the work this many times at once, all beginning together, and returns what each made. */
    static <T> List<T> run(int count, Work<T> work) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(executor.submit(() -> {
                    start.await();
                    return work.run(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a worker failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IOException("workers did not end", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
