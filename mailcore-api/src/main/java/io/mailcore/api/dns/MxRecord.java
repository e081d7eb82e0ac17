package io.mailcore.api.dns;

import java.util.Objects;

/**
 * A mail exchanger of a domain (RFC 1035 §3.3.9). Immutable.
 *
 * @param preference 0 to 65535, the lowest is tried first
 * @param host the exchanger's name without a final dot; empty for the root, as in a null MX (RFC 7505)
 */
public record MxRecord(int preference, String host) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when the preference is out of range
     */
    public MxRecord {
        Objects.requireNonNull(host, "host");
        if (preference < 0 || preference > 0xffff) {
            throw new IllegalArgumentException("preference: " + preference + " (expected: 0..65535)");
        }
    }
}
