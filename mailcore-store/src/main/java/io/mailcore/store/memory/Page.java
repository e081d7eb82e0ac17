package io.mailcore.store.memory;

import io.mailcore.api.mailbox.UidSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads some messages of a mailbox in UID order, expunged ones that are still held among them. */
final class Page {
    private final AccountState.View view;
    private final long told;
    private final int limit;

    Page(AccountState.View view, long told, int limit) {
        this.view = view;
        this.told = told;
        this.limit = limit;
    }

    /** A message, and whether it has left. */
    record Line(Message message, boolean expunged) {}

    List<Line> read(UidSet uids, long after) {
        List<Line> lines = new ArrayList<>();
        boolean gone = view.isDeleted();
        if (view.deletedAt() > told) {
            walk(view.mailbox().messages(), uids, after, message -> add(lines, new Line(message, gone), limit));
        }
        if (view.mailbox().graves().isEmpty()) {
            return lines;
        }
        int most = lines.size() > Integer.MAX_VALUE - limit ? Integer.MAX_VALUE : lines.size() + limit;
        walk(
                view.mailbox().graves().byUid(),
                uids,
                after,
                grave -> grave.expungedAt() <= told || add(lines, new Line(grave.message(), true), most));
        lines.sort(Comparator.comparingLong(line -> line.message().uid()));
        return lines.size() > limit ? lines.subList(0, limit) : lines;
    }

    private static boolean add(List<Line> lines, Line line, int most) {
        lines.add(line);
        return lines.size() < most;
    }

    /** Takes a value, and tells whether it wants more. */
    @FunctionalInterface
    private interface Taker<V> {
        boolean take(V value);
    }

    private static <V> void walk(LongTrie<V> values, UidSet uids, long after, Taker<V> taker) {
        List<UidSet.Range> ranges = uids.ranges();
        Taking<V> taking = new Taking<>(taker);
        for (int i = firstReaching(ranges, after + 1); i < ranges.size() && taking.more; i++) {
            UidSet.Range range = ranges.get(i);
            values.walk(Math.max(range.first(), after + 1), range.last(), taking);
        }
    }

    private static final class Taking<V> implements LongTrie.Visitor<V> {
        private final Taker<V> taker;
        private boolean more = true;

        Taking(Taker<V> taker) {
            this.taker = taker;
        }

        @Override
        public boolean visit(long key, V value) {
            more = taker.take(value);
            return more;
        }
    }

    /** The first range that ends at or behind a UID: a page does not start over from the set's begin. */
    private static int firstReaching(List<UidSet.Range> ranges, long uid) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).last() < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
