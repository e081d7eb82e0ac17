package io.mailcore.api.store;

import java.util.Objects;

/**
 * An account's limits and what it holds, at one moment. Immutable.
 *
 * @param limits what it may hold
 * @param octets the sum of all messages' sizes
 * @param messages how many
 */
public record Quota(QuotaLimits limits, long octets, long messages) {

    /** Makes a quota. */
    public Quota {
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * Whether one more message would fit, if nothing else came in between.
     *
     * @param size of the message in octets
     * @return false when a limit would be exceeded
     */
    public boolean hasRoomFor(long size) {
        return octets + size <= limits.octets().orElse(Long.MAX_VALUE)
                && messages + 1 <= limits.messages().orElse(Long.MAX_VALUE);
    }
}
