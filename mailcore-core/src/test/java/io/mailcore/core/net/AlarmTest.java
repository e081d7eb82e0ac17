package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.FakeTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private final FakeTime time = new FakeTime();
    private final AtomicInteger wakes = new AtomicInteger();
    private final Alarm alarm = new Alarm(time, wakes::incrementAndGet);

    @Test
    void isDueOnce() {
        alarm.set(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(alarm.takeDue()).isTrue();
        assertThat(alarm.takeDue()).isFalse();
        assertThat(wakes).hasValue(1);
    }

    @Test
    void usesOneTimerForAThousandLaterTimes() {
        for (int i = 1; i <= 1000; i++) {
            alarm.set(Duration.ofSeconds(i));
        }
        assertThat(time.waiting()).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(alarm.takeDue()).isFalse();
        time.advance(Duration.ofSeconds(998));
        assertThat(alarm.takeDue()).isFalse();
        time.advance(Duration.ofSeconds(1));
        assertThat(alarm.takeDue()).isTrue();
    }

    @Test
    void comesEarlierWhenItIsSetEarlier() {
        alarm.set(Duration.ofSeconds(10));
        alarm.set(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(alarm.takeDue()).isTrue();
        time.advance(Duration.ofSeconds(20));
        assertThat(alarm.takeDue()).isFalse();
    }

    @Test
    void staysSilentOnceCancelled() {
        alarm.set(Duration.ofSeconds(1));
        alarm.cancel();
        time.advance(Duration.ofSeconds(2));
        assertThat(alarm.takeDue()).isFalse();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void takesAnyDuration() {
        alarm.set(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(alarm.isSet()).isTrue();
        alarm.set(Duration.ofSeconds(-1));
        time.advance(Duration.ZERO);
        assertThat(alarm.takeDue()).isTrue();
    }
}
