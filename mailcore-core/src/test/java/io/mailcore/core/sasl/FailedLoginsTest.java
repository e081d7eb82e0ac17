package io.mailcore.core.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    @Test
    void pausesDoubleUpToALimit() {
        FailedLogins logins = new FailedLogins(10, Duration.ofSeconds(2), 3);
        List<Long> seconds =
                Stream.generate(() -> logins.count().toSeconds()).limit(6).toList();
        assertThat(seconds).containsExactly(2L, 4L, 8L, 16L, 16L, 16L);
    }

    @Test
    void endWithTheLastThatIsAllowed() {
        FailedLogins logins = new FailedLogins(2, Duration.ZERO, 0);
        assertThat(logins.areTooMany()).isFalse();
        logins.count();
        assertThat(logins.areTooMany()).isFalse();
        logins.count();
        assertThat(logins.areTooMany()).isTrue();
    }
}
