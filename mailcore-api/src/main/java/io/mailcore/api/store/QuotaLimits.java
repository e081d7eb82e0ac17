package io.mailcore.api.store;

import java.util.OptionalLong;

/**
 * What an account may hold. Immutable.
 *
 * @param octets the sum of all messages' sizes at most; empty for no limit
 * @param messages messages at most; empty for no limit
 */
public record QuotaLimits(OptionalLong octets, OptionalLong messages) {
    /** No limit. */
    public static final QuotaLimits NONE = new QuotaLimits(OptionalLong.empty(), OptionalLong.empty());

    /**
     * Checks that no limit is negative.
     *
     * @throws IllegalArgumentException when one is
     */
    public QuotaLimits {
        if (octets.orElse(0) < 0 || messages.orElse(0) < 0) {
            throw new IllegalArgumentException("quota: " + octets + ", " + messages + " (expected: not negative)");
        }
    }

    /**
     * Limits both octets and messages.
     *
     * @param octets the sum of sizes at most
     * @param messages messages at most
     * @return the limits
     */
    public static QuotaLimits of(long octets, long messages) {
        return new QuotaLimits(OptionalLong.of(octets), OptionalLong.of(messages));
    }
}
