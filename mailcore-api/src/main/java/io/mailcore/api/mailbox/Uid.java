package io.mailcore.api.mailbox;

/**
 * A message's unique identifier within a mailbox (RFC 9051 §2.3.1.1). Immutable.
 *
 * @param value 1 to 4,294,967,295
 */
public record Uid(long value) implements Comparable<Uid> {
    /** The largest value of an unsigned 32-bit number. */
    public static final long MAX = 0xffff_ffffL;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when the value is not a non-zero unsigned 32-bit number
     */
    public Uid {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("uid: " + value + " (expected: 1.." + MAX + ")");
        }
    }

    /**
     * A UID of its value.
     *
     * @param value 1 to 4,294,967,295
     * @return the UID
     */
    public static Uid of(long value) {
        return new Uid(value);
    }

    @Override
    public int compareTo(Uid other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
