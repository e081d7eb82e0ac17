package io.mailcore.imap.session;

import io.mailcore.api.mailbox.UidSet;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.SearchReturn;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;

/** Tells what a SEARCH found: SEARCH (RFC 3501 §7.2.5) or ESEARCH (RFC 9051 §7.3.4, RFC 4731), in pieces. */
final class SearchResponse {
    private final Client client;
    private final String tag;
    private final boolean uid;
    private final boolean extended;
    private final Set<SearchReturn> returns;
    private UidSet numbers = UidSet.EMPTY;
    private boolean started;
    private Iterator<String> rest = List.<String>of().iterator();

    SearchResponse(Client client, String tag, ImapCommand.Search command) {
        this.client = client;
        this.tag = tag;
        this.uid = command.uid();
        this.extended = command.returns().isPresent() || client.isRev2();
        this.returns = command.returns().orElse(Set.of(SearchReturn.ALL));
    }

    boolean saves() {
        return returns.contains(SearchReturn.SAVE);
    }

    /** The search has found some messages. */
    void begin(UidSet found) {
        if (saves()) {
            client.mailbox().save(toSave(found));
        }
        numbers = uid ? found : sequences(client.mailbox().view(), found);
    }

    // RFC 5182 §2.1: with MIN or MAX and neither ALL nor COUNT, just those are saved.
    private UidSet toSave(UidSet found) {
        boolean min = returns.contains(SearchReturn.MIN);
        boolean max = returns.contains(SearchReturn.MAX);
        boolean all = returns.contains(SearchReturn.ALL) || returns.contains(SearchReturn.COUNT);
        if (found.isEmpty() || all || !min && !max) {
            return found;
        }
        UidSet.Builder ends = UidSet.builder();
        if (min) {
            ends.add(found.first());
        }
        if (max) {
            ends.add(found.last());
        }
        return ends.build();
    }

    private static UidSet sequences(MailboxView view, UidSet uids) {
        UidSet.Builder sequences = UidSet.builder();
        for (PrimitiveIterator.OfLong each = uids.iterator(); each.hasNext(); ) {
            int sequence = view.sequence(each.nextLong());
            if (sequence > 0) {
                sequences.add(sequence);
            }
        }
        return sequences.build();
    }

    Progress step() {
        if (!started) {
            started = true;
            start();
        }
        while (rest.hasNext()) {
            if (client.output().isFull()) {
                return Progress.Pending.MORE;
            }
            client.output().write(rest.next());
        }
        return Status.ok((uid ? "UID " : "") + "SEARCH completed");
    }

    private void start() {
        if (extended && returns.equals(Set.of(SearchReturn.SAVE))) {
            return;
        }
        client.output().write(extended ? "* ESEARCH " + head() : "* SEARCH");
        boolean lists = !extended || returns.contains(SearchReturn.ALL) && !numbers.isEmpty();
        rest = lists ? pieces() : List.of("\r\n").iterator();
    }

    private String head() {
        // A tag has no character that would need quoting (RFC 9051 §9 tag).
        StringBuilder head = new StringBuilder("(TAG \"").append(tag).append("\")");
        if (uid) {
            head.append(" UID");
        }
        if (returns.contains(SearchReturn.MIN) && !numbers.isEmpty()) {
            head.append(" MIN ").append(numbers.first());
        }
        if (returns.contains(SearchReturn.MAX) && !numbers.isEmpty()) {
            head.append(" MAX ").append(numbers.last());
        }
        if (returns.contains(SearchReturn.COUNT)) {
            head.append(" COUNT ").append(numbers.count());
        }
        return head.toString();
    }

    private Iterator<String> pieces() {
        return extended ? new RangePieces(numbers) : new NumberPieces(numbers);
    }

    /** {@code ALL 1,4:9} and the line end. */
    private static final class RangePieces implements Iterator<String> {
        private final Iterator<UidSet.Range> ranges;
        private boolean first = true;
        private boolean ended;

        RangePieces(UidSet set) {
            this.ranges = set.ranges().iterator();
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public String next() {
            if (!ranges.hasNext()) {
                ended = true;
                return "\r\n";
            }
            String piece = (first ? " ALL " : ",") + ranges.next();
            first = false;
            return piece;
        }
    }

    /** Each number with a space in front, and the line end. */
    private static final class NumberPieces implements Iterator<String> {
        private final PrimitiveIterator.OfLong each;
        private boolean ended;

        NumberPieces(UidSet set) {
            this.each = set.iterator();
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public String next() {
            if (!each.hasNext()) {
                ended = true;
                return "\r\n";
            }
            return " " + each.nextLong();
        }
    }
}
