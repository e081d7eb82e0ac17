package io.mailcore.core.sasl;

import java.time.Duration;
import java.util.Objects;

/**
 * The failed logins of one session: each costs a pause twice as long as the one before, and there is an end of them. Not
 * thread-safe.
 *
 * <pre>{@code
 * Duration pause = failedLogins.count();
 * if (failedLogins.areTooMany()) { context.close(); } else { context.pause(pause); }
 * }</pre>
 */
public final class FailedLogins {
    private final int most;
    private final Duration first;
    private final int doublings;
    private int count;

    /**
     * None yet.
     *
     * @param most how many end the session, at least 1
     * @param first the pause after the first, zero or more
     * @param doublings how often the pause is doubled at most, 0 to 30
     */
    public FailedLogins(int most, Duration first, int doublings) {
        this.most = most;
        this.first = Objects.requireNonNull(first, "first");
        this.doublings = Objects.checkIndex(doublings, 31);
    }

    /**
     * One more has failed.
     *
     * @return how long the peer has to wait
     */
    public Duration count() {
        count++;
        return first.multipliedBy(1L << Math.min(count - 1, doublings));
    }

    /**
     * Whether it is time to end the session.
     *
     * @return true when as many have failed as may
     */
    public boolean areTooMany() {
        return count >= most;
    }
}
