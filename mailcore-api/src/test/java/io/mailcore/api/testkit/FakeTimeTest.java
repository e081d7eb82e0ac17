package io.mailcore.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeTimeTest {
    private final FakeTime time = new FakeTime();

    @Test
    void runsTasksInTheOrderOfTheirDueTimes() {
        List<String> ran = new ArrayList<>();
        time.schedule(Duration.ofSeconds(2), () -> ran.add("second"));
        time.schedule(Duration.ofSeconds(1), () -> ran.add("first"));
        time.schedule(Duration.ofSeconds(4), () -> ran.add("never"));

        time.advance(Duration.ofSeconds(3));

        assertThat(ran).containsExactly("first", "second");
        assertThat(time.waiting()).isEqualTo(1);
    }

    @Test
    void doesNotRunCancelledTasks() {
        List<String> ran = new ArrayList<>();
        time.schedule(Duration.ofSeconds(1), () -> ran.add("cancelled")).cancel();

        time.advance(Duration.ofSeconds(3));

        assertThat(ran).isEmpty();
    }
}
