package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SerialQueueTest {

    @Test
    void neverRunsTwiceAtATimeAndMissesNoWake() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        AtomicInteger work = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        int wakers = 4;
        int wakes = 50_000;
        CountDownLatch done = new CountDownLatch(wakers * wakes);
        SerialQueue queue = new SerialQueue(
                workers,
                () -> {
                    overlaps.addAndGet(running.getAndIncrement() == 0 ? 0 : 1);
                    for (int left = work.getAndSet(0); left > 0; left--) {
                        done.countDown();
                    }
                    running.decrementAndGet();
                },
                () -> {});
        for (int i = 0; i < wakers; i++) {
            new Thread(() -> {
                        for (int n = 0; n < wakes; n++) {
                            work.incrementAndGet();
                            queue.wake();
                        }
                    })
                    .start();
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).as("all work seen").isTrue();
        assertThat(overlaps).hasValue(0);
        workers.shutdown();
    }

    @Test
    void runsAgainAfterATaskThatThrows() {
        List<Runnable> queued = new ArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        SerialQueue queue = new SerialQueue(
                queued::add,
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new IllegalStateException("first");
                    }
                },
                () -> {});
        queue.wake();
        try {
            queued.remove(0).run();
        } catch (IllegalStateException e) {
            queue.wake();
        }
        queued.remove(0).run();
        assertThat(runs).hasValue(2);
        assertThat(queued).isEmpty();
    }

    @Test
    void saysWhenTheExecutorRefuses() {
        AtomicInteger refusals = new AtomicInteger();
        SerialQueue queue = new SerialQueue(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                () -> {},
                refusals::incrementAndGet);
        queue.wake();
        queue.wake();
        assertThat(refusals).hasValue(2);
    }
}
