package io.mailcore.imap.session;

import io.mailcore.api.mailbox.UidSet;
import java.util.Arrays;

/**
 * Ascending UIDs, four octets each: a session keeps one number for each message of its mailbox. The n-th message of the
 * view stands at index n - 1. Not thread-safe.
 */
final class UidList {
    private static final int FIRST_CAPACITY = 16;

    private int[] uids;
    private int size;

    UidList(UidSet set) {
        uids = new int[Math.max(FIRST_CAPACITY, Math.toIntExact(set.count()))];
        set.stream().forEach(this::add);
    }

    int size() {
        return size;
    }

    /** The UID at an index from 0. */
    long get(int index) {
        return Integer.toUnsignedLong(uids[index]);
    }

    /** Adds a UID above all others. */
    void add(long uid) {
        if (size > 0 && uid <= get(size - 1)) {
            throw new IllegalArgumentException("uid: " + uid + " (expected: above " + get(size - 1) + ")");
        }
        if (size == uids.length) {
            uids = Arrays.copyOf(uids, size + (size >> 1) + 1);
        }
        uids[size++] = (int) uid;
    }

    /** The index of a UID, or -1 when it is not in the list. */
    int indexOf(long uid) {
        int index = ceiling(uid);
        return index < size && get(index) == uid ? index : -1;
    }

    /** The index of the first UID that is not below another; the size when all are below. */
    int ceiling(long uid) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The UIDs of this list, from one index up to another, that a set has too. */
    UidSet intersect(UidSet set, int from, int to) {
        UidSet.Builder found = UidSet.builder();
        for (UidSet.Range range : set.ranges()) {
            int index = Math.max(from, ceiling(range.first()));
            while (index < to && get(index) <= range.last()) {
                found.add(get(index++));
            }
        }
        return found.build();
    }

    /** Removes every UID of a set, in one pass from the first of them on. */
    void removeAll(UidSet set) {
        if (set.isEmpty()) {
            return;
        }
        int kept = ceiling(set.first());
        for (int index = kept; index < size; index++) {
            if (!set.contains(get(index))) {
                uids[kept++] = uids[index];
            }
        }
        size = kept;
    }

    /** The UIDs at some indexes, both ends included. */
    UidSet range(int first, int last) {
        UidSet.Builder range = UidSet.builder();
        for (int index = first; index <= last; index++) {
            range.add(get(index));
        }
        return range.build();
    }
}
