package io.mailcore.api.mailbox;

/**
 * A modification sequence (RFC 7162 §3.1): a number that rises with each change of an account. Immutable.
 *
 * @param value 0 to 2<sup>63</sup>-1; 0 stands before every change
 */
public record ModSeq(long value) implements Comparable<ModSeq> {
    /** Before every change. */
    public static final ModSeq ZERO = new ModSeq(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when the value is negative
     */
    public ModSeq {
        if (value < 0) {
            throw new IllegalArgumentException("modseq: " + value + " (expected: 0..2^63-1)");
        }
    }

    /**
     * A modification sequence of its value.
     *
     * @param value 0 or more
     * @return the modification sequence
     */
    public static ModSeq of(long value) {
        return new ModSeq(value);
    }

    /**
     * The next one.
     *
     * @return this plus one
     */
    public ModSeq next() {
        return new ModSeq(Math.addExact(value, 1));
    }

    /**
     * Whether this is later than another.
     *
     * @param other the other
     * @return true when strictly greater
     */
    public boolean isAfter(ModSeq other) {
        return value > other.value;
    }

    @Override
    public int compareTo(ModSeq other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
