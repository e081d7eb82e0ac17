package io.mailcore.imap.session;

import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import java.util.List;

/** Sums and differences of UID sets; cost is linear in their ranges. */
final class UidSets {
    private UidSets() {}

    static UidSet union(UidSet a, UidSet b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        UidSet.Builder union = UidSet.builder();
        int i = 0;
        int j = 0;
        List<UidSet.Range> left = a.ranges();
        List<UidSet.Range> right = b.ranges();
        while (i < left.size() || j < right.size()) {
            boolean takeLeft = j == right.size()
                    || i < left.size() && left.get(i).first() <= right.get(j).first();
            UidSet.Range next = takeLeft ? left.get(i++) : right.get(j++);
            union.addRange(next.first(), next.last());
        }
        return union.build();
    }

    static UidSet minus(UidSet a, UidSet b) {
        return a.isEmpty() || b.isEmpty() ? a : a.intersect(complement(b));
    }

    private static UidSet complement(UidSet set) {
        UidSet.Builder rest = UidSet.builder();
        long next = 1;
        for (UidSet.Range range : set.ranges()) {
            if (range.first() > next) {
                rest.addRange(next, range.first() - 1);
            }
            next = range.last() + 1;
        }
        if (next <= Uid.MAX) {
            rest.addRange(next, Uid.MAX);
        }
        return rest.build();
    }

    /** The lowest UIDs of a set, at most so many. */
    static UidSet lowest(UidSet set, long count) {
        UidSet.Builder lowest = UidSet.builder();
        long left = count;
        for (UidSet.Range range : set.ranges()) {
            if (left <= 0) {
                break;
            }
            long last = Math.min(range.last(), range.first() + left - 1);
            lowest.addRange(range.first(), last);
            left -= last - range.first() + 1;
        }
        return lowest.build();
    }
}
