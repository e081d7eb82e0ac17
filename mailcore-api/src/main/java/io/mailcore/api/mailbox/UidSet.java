package io.mailcore.api.mailbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An immutable set of UIDs, kept as ascending ranges that neither overlap nor touch: the set of a mailbox's million
 * messages is as small as that of one.
 *
 * <pre>{@code
 * UidSet set = UidSet.builder().add(1).addRange(4, 9).build();   // 1,4:9
 * }</pre>
 */
public final class UidSet {
    /** No UID. */
    public static final UidSet EMPTY = new UidSet(List.of());

    /** Every possible UID. */
    public static final UidSet ALL = range(1, Uid.MAX);

    private final List<Range> ranges;

    private UidSet(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * A run of UIDs.
     *
     * @param first the lowest, at least 1
     * @param last the highest, at least {@code first}
     */
    public record Range(long first, long last) {

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException when an end is no UID or the ends are in the wrong order
         */
        public Range {
            if (first < 1 || last > Uid.MAX || first > last) {
                throw new IllegalArgumentException(
                        "range: " + first + ":" + last + " (expected: 1 <= first <= last <= " + Uid.MAX + ")");
            }
        }

        /**
         * How many UIDs the run has.
         *
         * @return at least 1
         */
        public long count() {
            return last - first + 1;
        }

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + ":" + last;
        }
    }

    /**
     * A set of some UIDs.
     *
     * @param uids in any order, repetitions allowed
     * @return the set
     */
    public static UidSet of(long... uids) {
        Builder builder = builder();
        Arrays.stream(uids).forEach(builder::add);
        return builder.build();
    }

    /**
     * A set of some UIDs.
     *
     * @param uids in any order, repetitions allowed
     * @return the set
     */
    public static UidSet of(Collection<Uid> uids) {
        return of(uids.stream().mapToLong(Uid::value).toArray());
    }

    /**
     * A set of one UID.
     *
     * @param uid the UID
     * @return the set
     */
    public static UidSet of(Uid uid) {
        return range(uid.value(), uid.value());
    }

    /**
     * A set of one range.
     *
     * @param first the lowest, at least 1
     * @param last the highest, at least {@code first}
     * @return the set
     */
    public static UidSet range(long first, long last) {
        return new UidSet(List.of(new Range(first, last)));
    }

    /**
     * Starts a set.
     *
     * @return a builder; not thread-safe
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects UIDs and ranges in any order. */
    public static final class Builder {
        private final List<Range> ranges = new ArrayList<>();
        private boolean ascending = true;

        private Builder() {}

        /**
         * Adds one UID.
         *
         * @param uid 1 to 4,294,967,295
         * @return this
         */
        public Builder add(long uid) {
            return addRange(uid, uid);
        }

        /**
         * Adds a range.
         *
         * @param first the lowest, at least 1
         * @param last the highest, at least {@code first}
         * @return this
         */
        public Builder addRange(long first, long last) {
            Range added = new Range(first, last);
            if (ranges.isEmpty()) {
                ranges.add(added);
                return this;
            }
            int end = ranges.size() - 1;
            Range previous = ranges.get(end);
            if (first == previous.last + 1) {
                ranges.set(end, new Range(previous.first, last));
            } else {
                ascending &= first > previous.last;
                ranges.add(added);
            }
            return this;
        }

        /**
         * The set collected so far.
         *
         * @return an immutable set
         */
        public UidSet build() {
            if (ranges.isEmpty()) {
                return EMPTY;
            }
            return new UidSet(ascending ? List.copyOf(ranges) : merged());
        }

        private List<Range> merged() {
            List<Range> sorted = new ArrayList<>(ranges);
            sorted.sort((a, b) -> Long.compare(a.first, b.first));
            List<Range> merged = new ArrayList<>();
            Range open = sorted.get(0);
            for (Range next : sorted) {
                if (next.first <= open.last + 1) {
                    open = new Range(open.first, Math.max(open.last, next.last));
                } else {
                    merged.add(open);
                    open = next;
                }
            }
            merged.add(open);
            return List.copyOf(merged);
        }
    }

    /**
     * The ranges.
     *
     * @return ascending, neither overlapping nor touching; immutable
     */
    public List<Range> ranges() {
        return ranges;
    }

    /**
     * Whether there is no UID.
     *
     * @return true when empty
     */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /**
     * How many UIDs the set has.
     *
     * @return the sum over all ranges
     */
    public long count() {
        return ranges.stream().mapToLong(Range::count).sum();
    }

    /**
     * Whether a UID is in the set; logarithmic in the number of ranges.
     *
     * @param uid the UID's value
     * @return true when it is
     */
    public boolean contains(long uid) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (uid < range.first) {
                high = middle - 1;
            } else if (uid > range.last) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a UID is in the set.
     *
     * @param uid the UID
     * @return true when it is
     */
    public boolean contains(Uid uid) {
        return contains(uid.value());
    }

    /**
     * The UIDs of this set that another has too.
     *
     * @param other the other set
     * @return the intersection
     */
    public UidSet intersect(UidSet other) {
        Builder builder = builder();
        int i = 0;
        int j = 0;
        while (i < ranges.size() && j < other.ranges.size()) {
            Range a = ranges.get(i);
            Range b = other.ranges.get(j);
            long first = Math.max(a.first, b.first);
            long last = Math.min(a.last, b.last);
            if (first <= last) {
                builder.addRange(first, last);
            }
            if (a.last < b.last) {
                i++;
            } else {
                j++;
            }
        }
        return builder.build();
    }

    /**
     * The UIDs that satisfy a condition; costs one call per UID.
     *
     * @param condition given each UID's value
     * @return the subset
     */
    public UidSet filter(LongPredicate condition) {
        Builder builder = builder();
        stream().filter(condition).forEach(builder::add);
        return builder.build();
    }

    /**
     * The lowest UID.
     *
     * @return its value
     * @throws IllegalStateException when the set is empty
     */
    public long first() {
        requireSome();
        return ranges.get(0).first;
    }

    /**
     * The highest UID.
     *
     * @return its value
     * @throws IllegalStateException when the set is empty
     */
    public long last() {
        requireSome();
        return ranges.get(ranges.size() - 1).last;
    }

    /**
     * All UIDs, ascending. {@link #ALL} has four billion of them.
     *
     * @return their values
     */
    public LongStream stream() {
        return ranges.stream().flatMapToLong(range -> LongStream.rangeClosed(range.first, range.last));
    }

    /**
     * All UIDs, ascending.
     *
     * @return an iterator over their values
     */
    public PrimitiveIterator.OfLong iterator() {
        return stream().iterator();
    }

    private void requireSome() {
        if (ranges.isEmpty()) {
            throw new IllegalStateException("uid set: empty (expected: at least one UID)");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidSet that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** The set as IMAP writes it, such as {@code 1,4:9}; empty text for no UID. */
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
