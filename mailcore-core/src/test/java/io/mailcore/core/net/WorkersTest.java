package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

    @Test
    void runsBlockingTasksSideBySideOnNamedDaemons() throws Exception {
        ExecutorService workers = Workers.create();
        int tasks = 50;
        CountDownLatch all = new CountDownLatch(tasks);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            results.add(workers.submit(() -> {
                all.countDown();
                boolean together = all.await(20, TimeUnit.SECONDS);
                Thread thread = Thread.currentThread();
                return together && thread.isDaemon() && thread.getName().startsWith("mailcore-worker-");
            }));
        }
        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
        workers.shutdown();
    }

    @Test
    void thePoolIsBoundedAndWaitingInItNeverFails() throws Exception {
        ExecutorService pool = Workers.pool();
        ReentrantLock lock = new ReentrantLock();
        Condition open = lock.newCondition();
        boolean[] isOpen = {false};
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 3 * Workers.POOL_SIZE; i++) {
            waiting.add(pool.submit(() -> {
                lock.lock();
                try {
                    while (!isOpen[0]) {
                        open.await();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    lock.unlock();
                }
            }));
        }
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mailcore-worker-"))
                .count();
        assertThat(threads).isLessThanOrEqualTo(2L * Workers.POOL_SIZE);
        lock.lock();
        try {
            isOpen[0] = true;
            open.signalAll();
        } finally {
            lock.unlock();
        }
        for (Future<?> task : waiting) {
            task.get(30, TimeUnit.SECONDS);
        }
        pool.shutdown();
    }
}
