package io.mailcore.store.memory;

import io.mailcore.api.mailbox.UidSet;

/**
 * The UIDs that left a mailbox, by MODSEQ. Immutable. Only the latest are on record, as many ranges as the limit allows;
 * up to the floor they are forgotten.
 */
record ExpungeLog(LongTrie<UidSet> entries, long ranges, long floor) {

    static ExpungeLog from(long floor) {
        return new ExpungeLog(LongTrie.empty(), 0, floor);
    }

    ExpungeLog plus(long modSeq, UidSet uids, long limit) {
        LongTrie<UidSet> kept = entries.with(modSeq, uids);
        long count = ranges + uids.ranges().size();
        long newFloor = floor;
        // The newest entry stays however long it is: it is no larger than the mailbox was.
        for (long oldest = kept.firstKey(); count > limit && oldest != modSeq; oldest = kept.firstKey()) {
            count -= kept.find(oldest).map(set -> set.ranges().size()).orElse(0);
            kept = kept.without(oldest);
            newFloor = oldest;
        }
        return new ExpungeLog(kept, count, newFloor);
    }

    /** Whether everything that left after a MODSEQ is on record. */
    boolean reachesBack(long since) {
        return since >= floor;
    }

    /** The UIDs that left after a MODSEQ, up to another. */
    UidSet between(long since, long upTo) {
        UidSet.Builder uids = UidSet.builder();
        if (since < upTo) {
            entries.walk(since + 1, upTo, (modSeq, set) -> {
                set.ranges().forEach(range -> uids.addRange(range.first(), range.last()));
                return true;
            });
        }
        return uids.build();
    }
}
