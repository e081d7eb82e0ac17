package io.mailcore.store.memory;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mailbox while a batch changes it; its state before is untouched, so a refused batch just drops the draft. */
final class MailboxDraft {
    private final MailboxState before;
    private final long modSeq;
    private final MemorySettings settings;
    private final UidSet.Builder touched = UidSet.builder();
    private final List<Message> expunged = new ArrayList<>();

    private MailboxName name;
    private Set<SpecialUse> uses;
    private LongTrie<Message> messages;
    private EmailIndex emails;
    private Optional<Keywords.Counter> keywords = Optional.empty();
    private ChangeLog changes;
    private boolean changed;
    private long uidNext;
    private long count;
    private long unseen;
    private long deleted;
    private long octets;
    private long recent;
    private long recentFrom;

    MailboxDraft(MailboxState before, long modSeq, MemorySettings settings) {
        this.before = before;
        this.modSeq = modSeq;
        this.settings = settings;
        this.name = before.name();
        this.uses = before.uses();
        this.messages = before.messages();
        this.emails = before.contents().emails();
        this.changes = before.changes();
        MailboxState.Counters counters = before.counters();
        this.uidNext = counters.uidNext();
        this.count = counters.messages();
        this.unseen = counters.unseen();
        this.deleted = counters.deleted();
        this.octets = counters.octets();
        this.recent = counters.recent();
        this.recentFrom = counters.recentFrom();
    }

    /** A mailbox's state after a batch, and the bodies that it let go of. */
    record Finished(MailboxState state, List<Body> released) {}

    MailboxState.Identity identity() {
        return before.identity();
    }

    MailboxName name() {
        return name;
    }

    Set<SpecialUse> uses() {
        return uses;
    }

    LongTrie<Message> messages() {
        return messages;
    }

    long uidNext() {
        return uidNext;
    }

    long highest() {
        return changed ? modSeq : before.counters().highest();
    }

    /** Whether the batch did anything to the mailbox. */
    boolean isChanged() {
        return changed || recentFrom != before.counters().recentFrom();
    }

    void rename(MailboxName newName) {
        name = newName;
        changed = true;
    }

    void use(Set<SpecialUse> newUses) {
        uses = newUses;
        changed = true;
    }

    /** The messages of a set, in UID order. */
    List<Message> select(UidSet uids) {
        List<Message> selected = new ArrayList<>();
        for (UidSet.Range range : uids.ranges()) {
            messages.walk(range.first(), range.last(), (uid, message) -> selected.add(message));
        }
        return selected;
    }

    Message add(Email email, Flags flags, long savedMillis) throws RefusedException {
        if (uidNext > Uid.MAX) {
            throw new RefusedException(Refusal.LIMIT);
        }
        Message message = new Message(uidNext++, modSeq, email, count(flags), savedMillis);
        emails = emails.plus(email);
        put(message);
        count++;
        recent++;
        octets += email.size();
        tally(message.flags(), 1);
        return message;
    }

    Message change(Message message, Flags flags) throws RefusedException {
        forget(message.flags());
        Message now = message.withFlags(count(flags), modSeq);
        put(now);
        retire(message);
        tally(message.flags(), -1);
        tally(now.flags(), 1);
        return now;
    }

    private void put(Message message) {
        messages = messages.with(message.uid(), message);
        touched.add(message.uid());
        changed = true;
    }

    void remove(Message message) {
        messages = messages.without(message.uid());
        emails = emails.minus(message.email());
        forget(message.flags());
        retire(message);
        tally(message.flags(), -1);
        count--;
        recent -= message.uid() >= recentFrom ? 1 : 0;
        octets -= message.email().size();
        expunged.add(message);
        changed = true;
    }

    /** Claims the recent messages, and returns the first UID of them. */
    long claimRecent() {
        long first = messages.from(recentFrom).map(Message::uid).orElse(uidNext);
        recent = 0;
        recentFrom = uidNext;
        return first;
    }

    /** Counts the keywords of new flags, and spells them as the mailbox does. */
    private Flags count(Flags flags) throws RefusedException {
        if (flags.keywords().isEmpty()) {
            return CommonFlags.shared(flags);
        }
        Keywords.Counter counter = counter();
        Flags spelt = counter.spelt(flags);
        counter.add(spelt);
        if (counter.size() > settings.keywords()) {
            throw new RefusedException(Refusal.LIMIT);
        }
        return spelt;
    }

    private void forget(Flags flags) {
        if (!flags.keywords().isEmpty()) {
            counter().remove(flags);
        }
    }

    private Keywords.Counter counter() {
        if (keywords.isEmpty()) {
            keywords = Optional.of(new Keywords.Counter(before.contents().keywords()));
        }
        return keywords.get();
    }

    private void retire(Message message) {
        if (message.modSeq() != modSeq) {
            changes = changes.minus(message.modSeq(), messages);
        }
    }

    private void tally(Flags flags, int by) {
        unseen += flags.contains(Flag.SEEN) ? 0 : by;
        deleted += flags.contains(Flag.DELETED) ? by : 0;
    }

    /** The mailbox as it would be if the batch ended now. */
    MailboxInfo info() {
        return finish(false).state().info();
    }

    Finished finish(boolean heldForReaders) {
        UidSet.Builder gone = UidSet.builder();
        expunged.forEach(message -> gone.add(message.uid()));
        UidSet goneUids = gone.build();
        boolean bury = heldForReaders && !expunged.isEmpty();
        MailboxState state = new MailboxState(
                before.identity(),
                name,
                uses,
                new MailboxState.Counters(uidNext, highest(), count, unseen, deleted, octets, recent, recentFrom),
                new MailboxState.Contents(messages, emails, keywordsNow()),
                changes.plus(modSeq, touchedNow()),
                expunged.isEmpty()
                        ? before.expunges()
                        : before.expunges().plus(modSeq, goneUids, settings.expungedRanges()),
                bury ? before.graves().plus(expunged, goneUids, modSeq) : before.graves());
        List<Body> released = bury
                ? List.of()
                : expunged.stream().map(message -> message.email().body()).toList();
        return new Finished(state, released);
    }

    private Keywords keywordsNow() {
        return keywords.map(Keywords.Counter::counted).orElse(before.contents().keywords());
    }

    /** The messages that the batch touched and that are still there. */
    private List<Message> touchedNow() {
        return select(touched.build()).stream()
                .filter(message -> message.modSeq() == modSeq)
                .toList();
    }
}
