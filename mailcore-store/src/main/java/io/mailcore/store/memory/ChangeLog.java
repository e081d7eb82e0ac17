package io.mailcore.store.memory;

import io.mailcore.api.mailbox.UidSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The messages of a mailbox by the MODSEQ of their last change. Immutable.
 *
 * <p>How it works: a commit adds one entry for all messages it touched. An entry is not rewritten each time one of its
 * messages changes again; it counts those it still speaks for, is shortened when they are fewer than half, and goes with
 * the last. So the log never outgrows the mailbox by more than a factor, and each change costs O(1) amortised.
 */
record ChangeLog(LongTrie<ChangeLog.Entry> entries) {
    static final ChangeLog EMPTY = new ChangeLog(LongTrie.empty());

    /** What a commit touched: a message alone, as nearly always, or several. */
    sealed interface Entry permits Message, Batch {

        /** How many messages were last changed by this commit. */
        int live();
    }

    /** Several messages; those that have another MODSEQ by now do not count. */
    record Batch(UidSet uids, int listed, int live) implements Entry {}

    /** Messages by MODSEQ, and whether there are more. */
    record Page(List<Message> messages, long upTo, boolean more) {}

    /** Adds a commit's messages; all of them have its MODSEQ. */
    ChangeLog plus(long modSeq, List<Message> touched) {
        if (touched.isEmpty()) {
            return this;
        }
        if (touched.size() == 1) {
            return new ChangeLog(entries.with(modSeq, touched.get(0)));
        }
        UidSet.Builder uids = UidSet.builder();
        touched.forEach(message -> uids.add(message.uid()));
        return new ChangeLog(entries.with(modSeq, new Batch(uids.build(), touched.size(), touched.size())));
    }

    /** Says that a message was changed again or is gone; {@code messages} is the mailbox after that. */
    ChangeLog minus(long modSeq, LongTrie<Message> messages) {
        Entry entry = entries.find(modSeq).orElseThrow();
        int live = entry.live() - 1;
        if (live == 0) {
            return new ChangeLog(entries.without(modSeq));
        }
        Batch batch = (Batch) entry;
        return new ChangeLog(entries.with(modSeq, shortened(batch, modSeq, live, messages)));
    }

    private static Batch shortened(Batch batch, long modSeq, int live, LongTrie<Message> messages) {
        if (live >= batch.listed / 2) {
            return new Batch(batch.uids, batch.listed, live);
        }
        UidSet left = batch.uids.filter(
                uid -> messages.find(uid).filter(m -> m.modSeq() == modSeq).isPresent());
        return new Batch(left, live, live);
    }

    /** The messages changed after a MODSEQ, in UID order, as many whole commits as fit in the limit, at least one. */
    Page since(long since, int limit, LongTrie<Message> messages) {
        Collector collector = new Collector(messages, limit, since);
        entries.walk(since == Long.MAX_VALUE ? since : since + 1, Long.MAX_VALUE, collector);
        collector.found.sort(Comparator.comparingLong(Message::uid));
        return new Page(collector.found, collector.upTo, collector.more);
    }

    private static final class Collector implements LongTrie.Visitor<Entry> {
        private final LongTrie<Message> messages;
        private final int limit;
        private final List<Message> found = new ArrayList<>();
        private long upTo;
        private boolean more;

        Collector(LongTrie<Message> messages, int limit, long since) {
            this.messages = messages;
            this.limit = limit;
            this.upTo = since;
        }

        @Override
        public boolean visit(long modSeq, Entry entry) {
            if (!found.isEmpty() && (long) found.size() + entry.live() > limit) {
                more = true;
                return false;
            }
            if (entry instanceof Batch batch) {
                addLive(batch, modSeq);
            } else {
                found.add((Message) entry);
            }
            upTo = modSeq;
            return true;
        }

        private void addLive(Batch batch, long modSeq) {
            for (UidSet.Range range : batch.uids.ranges()) {
                messages.walk(range.first(), range.last(), (uid, message) -> {
                    if (message.modSeq() == modSeq) {
                        found.add(message);
                    }
                    return true;
                });
            }
        }
    }
}
