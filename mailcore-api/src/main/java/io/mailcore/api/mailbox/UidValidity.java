package io.mailcore.api.mailbox;

/**
 * A mailbox's unique identifier validity value (RFC 9051 §2.3.1.1): a mailbox made anew under an old name gets a higher
 * one. Immutable.
 *
 * @param value 1 to 4,294,967,295
 */
public record UidValidity(long value) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when the value is not a non-zero unsigned 32-bit number
     */
    public UidValidity {
        if (value < 1 || value > Uid.MAX) {
            throw new IllegalArgumentException("uidvalidity: " + value + " (expected: 1.." + Uid.MAX + ")");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
