package io.mailcore.imap.session;

import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.StoredMessage;
import java.util.HashMap;
import java.util.Map;

/**
 * What one session's client has been told of its mailbox, and what waits to be told.
 *
 * <p>How it works: the list holds the messages the client knows, then those it does not know yet. A client's sequence
 * numbers count the former only, and change only when the client is told: an expunged message keeps its place until
 * {@link #takeExpunged} removes it, which happens as its EXPUNGE response is written (RFC 9051 §7.5.1); a message that
 * comes and goes before it was announced leaves no trace. Which flags changed is kept as UIDs alone: the flags are read
 * when they are told, so a burst of changes costs one response.
 *
 * <p>Not thread-safe.
 */
final class MailboxView {
    private final UidList uids;
    private final Map<ModSeq, UidSet> ownChanges = new HashMap<>();
    private int told;
    private ModSeq known;
    private UidSet expunged = UidSet.EMPTY;
    private UidSet recent = UidSet.EMPTY;
    private UidSet.Builder changedFlags = UidSet.builder();

    /** A view whose client is being told of all the messages it begins with. */
    MailboxView(UidSet present, ModSeq known) {
        this.uids = new UidList(present);
        this.told = uids.size();
        this.known = known;
    }

    /** How many messages the client knows. */
    int messages() {
        return told;
    }

    /** How many messages wait to be announced. */
    int unannounced() {
        return uids.size() - told;
    }

    /** Up to where the changes of the mailbox have been taken in. */
    ModSeq known() {
        return known;
    }

    /** The UID of a sequence number, 1 to {@link #messages()}. */
    long uid(int sequence) {
        if (sequence < 1 || sequence > told) {
            throw new IndexOutOfBoundsException("sequence number: " + sequence + " (expected: 1.." + told + ")");
        }
        return uids.get(sequence - 1);
    }

    /** The sequence number of a UID, or 0 when the client does not know the message. */
    int sequence(long uid) {
        int index = uids.indexOf(uid);
        return index < told ? index + 1 : 0;
    }

    /** The highest UID the client knows, or 0. */
    long lastUid() {
        return told == 0 ? 0 : uids.get(told - 1);
    }

    /** The UIDs of sequence numbers, both ends included. */
    UidSet uids(int first, int last) {
        return uids.range(first - 1, last - 1);
    }

    /** Those of some UIDs that the client knows. */
    UidSet known(UidSet wanted) {
        return uids.intersect(wanted, 0, told);
    }

    /** Takes in what happened; tells the client nothing. */
    void absorb(MailboxChanges changes) {
        vanish(changes.vanished());
        for (StoredMessage message : changes.changed()) {
            absorb(message);
        }
        known = changes.upTo();
        ownChanges.keySet().removeIf(modSeq -> !modSeq.isAfter(known));
    }

    private void vanish(UidSet vanished) {
        if (vanished.isEmpty()) {
            return;
        }
        uids.removeAll(uids.intersect(vanished, told, uids.size()));
        expunged = UidSets.union(expunged, uids.intersect(vanished, 0, told));
    }

    private void absorb(StoredMessage message) {
        long uid = message.uid().value();
        if (uids.size() == 0 || uid > uids.get(uids.size() - 1)) {
            uids.add(uid);
        } else if (sequence(uid) > 0 && !isOwn(message)) {
            changedFlags.add(uid);
        }
    }

    private boolean isOwn(StoredMessage message) {
        return ownChanges.getOrDefault(message.modSeq(), UidSet.EMPTY).contains(message.uid());
    }

    /**
     * Says that the client needs no telling of the flags that a commit of this session gave to some messages: it has
     * been told, or did not want to be (RFC 9051 §6.4.6, .SILENT).
     */
    void ownFlags(ModSeq modSeq, UidSet messages) {
        if (modSeq.isAfter(known)) {
            ownChanges.merge(modSeq, messages, UidSets::union);
        }
    }

    /** Says that the client has just been told the flags of some messages. */
    void flagsTold(UidSet messages) {
        UidSet rest = UidSets.minus(changedFlags.build(), messages);
        changedFlags = UidSet.builder();
        rest.ranges().forEach(range -> changedFlags.addRange(range.first(), range.last()));
    }

    /** Messages that are gone although the client has not been told. */
    UidSet expunged() {
        return expunged;
    }

    /**
     * Takes the lowest of the expunged messages out of the view.
     *
     * @return the sequence numbers for as many EXPUNGE responses: each counts with those before it gone
     */
    int[] takeExpunged(int limit) {
        UidSet taken = UidSets.lowest(expunged, limit);
        int[] sequences = new int[Math.toIntExact(taken.count())];
        int gone = 0;
        for (var each = taken.iterator(); each.hasNext(); ) {
            sequences[gone] = sequence(each.nextLong()) - gone;
            gone++;
        }
        expunged = UidSets.minus(expunged, taken);
        recent = UidSets.minus(recent, taken);
        flagsTold(taken);
        uids.removeAll(taken);
        told -= gone;
        return sequences;
    }

    /** Announces all messages; returns whether there were any to announce. */
    boolean announce() {
        boolean news = uids.size() > told;
        told = uids.size();
        return news;
    }

    /** Takes the messages whose flags others have changed, those that are gone left out. */
    UidSet takeChangedFlags() {
        UidSet changed = UidSets.minus(changedFlags.build(), expunged);
        changedFlags = UidSet.builder();
        return changed;
    }

    /** Whether something waits to be told, expunged messages left out unless they may be told. */
    boolean hasNews(boolean withExpunged) {
        return unannounced() > 0
                || withExpunged && !expunged.isEmpty()
                || !changedFlags.build().isEmpty();
    }

    /** Marks messages from a UID on as recent to this session (RFC 3501 §2.3.2). */
    void claimRecent(long firstRecent) {
        int index = uids.ceiling(firstRecent);
        if (index < uids.size()) {
            recent = UidSets.union(recent, uids.range(index, uids.size() - 1));
        }
    }

    /** Whether a message is recent to this session. */
    boolean isRecent(long uid) {
        return recent.contains(uid);
    }

    /** How many messages are recent to this session. */
    long recent() {
        return recent.count();
    }
}
