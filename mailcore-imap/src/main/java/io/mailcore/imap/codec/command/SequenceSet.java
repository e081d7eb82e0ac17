package io.mailcore.imap.codec.command;

import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sequence numbers or UIDs as a command names them (RFC 9051 §9 sequence-set): {@code *} is not yet known, ends may be in
 * any order, ranges may overlap. Immutable.
 *
 * @param ranges at least one, or none for {@code $}
 */
public record SequenceSet(List<Range> ranges) {
    /** Stands for {@code *}, the largest number in use. */
    public static final long STAR = Long.MAX_VALUE;

    /** {@code $}: what the last SEARCH with SAVE found (RFC 5182). */
    public static final SequenceSet SEARCH_RESULT = new SequenceSet(List.of());

    /** Makes a set. */
    public SequenceSet {
        ranges = List.copyOf(ranges);
    }

    /**
     * One range, or one number twice.
     *
     * @param from 1 to 4,294,967,295, or {@link #STAR}
     * @param to 1 to 4,294,967,295, or {@link #STAR}
     */
    public record Range(long from, long to) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when one is neither in range nor {@link #STAR}
         */
        public Range {
            requireNumber(from);
            requireNumber(to);
        }

        private static void requireNumber(long number) {
            if (number < 1 || number > Uid.MAX && number != STAR) {
                throw new IllegalArgumentException("number: " + number + " (expected: 1.." + Uid.MAX + " or *)");
            }
        }

        @Override
        public String toString() {
            return from == to ? text(from) : text(from) + ":" + text(to);
        }

        private static String text(long number) {
            return number == STAR ? "*" : Long.toString(number);
        }
    }

    /**
     * Whether this is {@code $}, which only the session can resolve.
     *
     * @return true for {@link #SEARCH_RESULT}
     */
    public boolean isSearchResult() {
        return ranges.isEmpty();
    }

    /**
     * The numbers, with {@code *} known. Numbers above the largest stay: for UIDs they match nothing, for sequence
     * numbers see {@link #exceeds}.
     *
     * @param largest the largest UID or sequence number in use; 0 when there is no message, and then a range with
     *     {@code *} has no numbers
     * @return the set
     * @throws IllegalStateException when this is {@code $}
     */
    public UidSet resolve(long largest) {
        if (isSearchResult()) {
            throw new IllegalStateException("sequence set: $ (expected: numbers)");
        }
        UidSet.Builder set = UidSet.builder();
        for (Range range : ranges) {
            long from = range.from == STAR ? largest : range.from;
            long to = range.to == STAR ? largest : range.to;
            if (from > 0 && to > 0) {
                set.addRange(Math.min(from, to), Math.max(from, to));
            }
        }
        return set.build();
    }

    /**
     * Whether a number is larger than any message's, which is an error for sequence numbers (RFC 9051 §9 seq-number).
     *
     * @param largest the number of messages
     * @return true when a number, or {@code *} without messages, names no message
     */
    public boolean exceeds(long largest) {
        return ranges.stream().anyMatch(range -> exceeds(range.from, largest) || exceeds(range.to, largest));
    }

    private static boolean exceeds(long number, long largest) {
        return number == STAR ? largest == 0 : number > largest;
    }

    /** The set as IMAP writes it, such as {@code 1,4:*}. */
    @Override
    public String toString() {
        return isSearchResult() ? "$" : ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
