package io.mailcore.store.memory;

import io.mailcore.api.mailbox.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages that are expunged but stay readable to readers who have not been told. Immutable. */
record Graves(LongTrie<Graves.Grave> byUid, LongTrie<Graves.Grave> byEmail, LongTrie<UidSet> byModSeq) {
    static final Graves NONE = new Graves(LongTrie.empty(), LongTrie.empty(), LongTrie.empty());

    /** A message, and the MODSEQ at which it left. */
    record Grave(Message message, long expungedAt) {}

    /** What is left, and the bodies that nobody is held for any more. */
    record Cleared(Graves left, List<Body> bodies) {}

    boolean isEmpty() {
        return byModSeq.isEmpty();
    }

    /** Whether some left at or before a MODSEQ. */
    boolean hasUpTo(long modSeq) {
        return !isEmpty() && byModSeq.firstKey() <= modSeq;
    }

    Graves plus(List<Message> expunged, UidSet uids, long modSeq) {
        LongTrie<Grave> newByUid = byUid;
        LongTrie<Grave> newByEmail = byEmail;
        for (Message message : expunged) {
            Grave grave = new Grave(message, modSeq);
            newByUid = newByUid.with(message.uid(), grave);
            // Of an email that left several times the latest stays readable longest.
            newByEmail = newByEmail.with(message.email().number(), grave);
        }
        return new Graves(newByUid, newByEmail, byModSeq.with(modSeq, uids));
    }

    Optional<Email> find(long email, long told) {
        return byEmail.find(email)
                .filter(grave -> grave.expungedAt() > told)
                .map(grave -> grave.message().email());
    }

    /** Clears what left at or before a MODSEQ. */
    Cleared upTo(long modSeq) {
        Clearing clearing = new Clearing(this);
        byModSeq.walk(0, modSeq, clearing);
        return new Cleared(clearing.left, clearing.bodies);
    }

    private static final class Clearing implements LongTrie.Visitor<UidSet> {
        private Graves left;
        private final List<Body> bodies = new ArrayList<>();

        Clearing(Graves all) {
            left = all;
        }

        @Override
        public boolean visit(long modSeq, UidSet uids) {
            uids.stream().forEach(this::clear);
            left = new Graves(left.byUid, left.byEmail, left.byModSeq.without(modSeq));
            return true;
        }

        private void clear(long uid) {
            Grave grave = left.byUid.find(uid).orElseThrow();
            long number = grave.message().email().number();
            boolean latest = left.byEmail
                    .find(number)
                    .filter(held -> held.message().uid() == uid)
                    .isPresent();
            bodies.add(grave.message().email().body());
            left = new Graves(
                    left.byUid.without(uid), latest ? left.byEmail.without(number) : left.byEmail, left.byModSeq);
        }
    }
}
