package io.mailcore.core.net;

import io.mailcore.api.time.TimeSource;
import io.mailcore.api.time.TimeSource.Scheduled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which the serial queue wants to be woken. Setting it later and later, as a session does with each command,
 * touches no timer: the one that is armed rings early and is then armed for the rest. Used on the serial queue only,
 * but for the timer's own call.
 */
final class Alarm {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final TimeSource time;
    private final Runnable wake;
    private volatile boolean rung;
    private boolean set;
    private long due;
    private @Nullable Scheduled timer;
    private long timerDue;

    Alarm(TimeSource time, Runnable wake) {
        this.time = time;
        this.wake = wake;
    }

    /** Sets the alarm, instead of the time before. */
    void set(Duration delay) {
        Duration bounded = delay.compareTo(LONGEST) > 0 ? LONGEST : delay.isNegative() ? Duration.ZERO : delay;
        long now = time.nanos();
        due = now + bounded.toNanos();
        set = true;
        arm(now);
    }

    /** Whether it is set and its time has not been seen to come. */
    boolean isSet() {
        return set;
    }

    /** Whether its time has come; says so once. */
    boolean takeDue() {
        if (!rung) {
            return false;
        }
        rung = false;
        timer = null;
        if (!set) {
            return false;
        }
        long now = time.nanos();
        if (now - due >= 0) {
            set = false;
            return true;
        }
        arm(now);
        return false;
    }

    void cancel() {
        set = false;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void arm(long now) {
        if (timer != null) {
            if (timerDue - due <= 0) {
                return;
            }
            timer.cancel();
        }
        timerDue = due;
        timer = time.schedule(Duration.ofNanos(due - now), this::ring);
    }

    private void ring() {
        rung = true;
        wake.run();
    }
}
