package io.mailcore.core.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with settings, for {@link Listener#problems()}: a line each, with name, value and what was
 * expected. Not thread-safe.
 *
 * <pre>{@code
 * return new Problems("smtp.limits.").atLeast("errors", errors, 1).positive("idle", idle).list();
 * }</pre>
 */
public final class Problems {
    private final String prefix;
    private final List<String> lines = new ArrayList<>();

    /**
     * None yet.
     *
     * @param prefix stands before each name
     */
    public Problems(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Checks a number.
     *
     * @param name of the setting
     * @param value what it is
     * @param least what it must be at least
     * @return this
     */
    public Problems atLeast(String name, long value, long least) {
        return check(value >= least, name, value, "at least " + least);
    }

    /**
     * Checks a duration.
     *
     * @param name of the setting
     * @param value what must be more than zero
     * @return this
     */
    public Problems positive(String name, Duration value) {
        return check(!value.isNegative() && !value.isZero(), name, value, "more than zero");
    }

    /**
     * Checks anything.
     *
     * @param right whether all is well
     * @param name of the setting
     * @param value what it is
     * @param expected what it should be
     * @return this
     */
    public Problems check(boolean right, String name, Object value, String expected) {
        if (!right) {
            lines.add(prefix + name + ": " + value + " (expected: " + expected + ")");
        }
        return this;
    }

    /**
     * All that was found.
     *
     * @return in the order of the checks
     */
    public List<String> list() {
        return List.copyOf(lines);
    }
}
