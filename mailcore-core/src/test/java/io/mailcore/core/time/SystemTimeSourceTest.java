package io.mailcore.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SystemTimeSourceTest {
    private final ScheduledThreadPoolExecutor timers =
            (ScheduledThreadPoolExecutor) Executors.newScheduledThreadPool(1);
    private final SystemTimeSource time = new SystemTimeSource(timers);

    @AfterEach
    void stop() {
        timers.shutdownNow();
    }

    @Test
    void runsATaskAfterItsDelay() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        long before = time.nanos();
        time.schedule(Duration.ofMillis(20), ran::countDown);
        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(time.nanos() - before)
                .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
    }

    @Test
    void doesNotRunWhatIsCancelled() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        time.schedule(Duration.ofMillis(1), runs::incrementAndGet).cancel();
        CountDownLatch later = new CountDownLatch(1);
        time.schedule(Duration.ofMillis(20), later::countDown);
        assertThat(later.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(0);
    }

    @Test
    void goesOnAfterATaskThatThrowsAndStaysQuietAfterTheEnd() throws Exception {
        time.schedule(Duration.ZERO, () -> {
            throw new IllegalStateException("expected by the test");
        });
        CountDownLatch ran = new CountDownLatch(1);
        time.schedule(Duration.ZERO, ran::countDown);
        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        timers.shutdownNow();
        time.schedule(Duration.ZERO, ran::countDown).cancel();
    }

    @Test
    void tellsTheTimeOfTheSystem() {
        assertThat(Duration.between(SystemTimeSource.wallClock(), time.now()).abs())
                .isLessThan(Duration.ofSeconds(20));
    }
}
