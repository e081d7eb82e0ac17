package io.mailcore.store.memory;

import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidValidity;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.AccountChange.Change;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Quota;
import io.mailcore.api.store.QuotaLimits;
import io.mailcore.api.store.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * An account while a batch changes it. Works on drafts; the account's state is replaced only when every command was
 * done, so a refused batch changes nothing. Lives under the account's lock.
 */
final class Transaction {
    private final AccountState before;
    private final Context context;
    private final long modSeq;
    private final Map<Long, MailboxDraft> drafts = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Outcome.Appended> delivered = new LinkedHashMap<>();
    private final List<Body> retained = new ArrayList<>();
    private final List<Body> released = new ArrayList<>();
    private final List<MailboxState> dropped = new ArrayList<>();

    private LongTrie<MailboxState> mailboxes;
    private LongTrie<AccountState.View> ghosts;
    private NavigableMap<MailboxName, Long> names;
    private Set<MailboxName> subscriptions;
    private Quota quota;
    private long lastValidity;
    private long lastMailbox;
    private long lastEmail;

    Transaction(AccountState before, Context context) {
        this.before = before;
        this.context = context;
        this.modSeq = before.modSeq() + 1;
        this.mailboxes = before.tree().mailboxes();
        this.ghosts = before.tree().ghosts();
        this.names = before.tree().names();
        this.subscriptions = before.tree().subscriptions();
        this.quota = before.quota();
        this.lastValidity = before.next().validity();
        this.lastMailbox = before.next().mailbox();
        this.lastEmail = before.next().email();
    }

    /**
     * What a batch runs in.
     *
     * @param now the moment of the commit
     * @param hasReaders whether somebody has a mailbox open, by its number
     * @param delivered earlier deliveries by key
     */
    record Context(
            Ids ids,
            MemorySettings settings,
            Instant now,
            LongPredicate hasReaders,
            Map<String, Outcome.Appended> delivered) {}

    /**
     * A batch that was done.
     *
     * @param changes empty when nothing changed, and then the MODSEQ is the one before
     * @param released bodies with one holder fewer
     * @param dropped deleted mailboxes all of whose bodies are let go
     */
    record Done(
            AccountState state,
            List<Change> changes,
            Map<String, Outcome.Appended> delivered,
            List<Body> released,
            List<MailboxState> dropped) {}

    Ids ids() {
        return context.ids();
    }

    MemorySettings settings() {
        return context.settings();
    }

    long nowMillis() {
        return context.now().toEpochMilli();
    }

    void changed(Change change) {
        changes.add(change);
    }

    MailboxDraft draft(MailboxRef ref) throws RefusedException {
        return find(AccountState.number(ref, ids(), names))
                .orElseThrow(() -> new RefusedException(Refusal.NO_SUCH_MAILBOX));
    }

    MailboxDraft draft(MailboxName name) throws RefusedException {
        return draft(MailboxRef.of(name));
    }

    private Optional<MailboxDraft> find(long number) {
        return mailboxes
                .find(number)
                .map(state -> drafts.computeIfAbsent(number, n -> new MailboxDraft(state, modSeq, settings())));
    }

    NavigableMap<MailboxName, Long> names() {
        return names;
    }

    /** Takes other names; the map is the transaction's from now on. */
    void names(NavigableMap<MailboxName, Long> newNames) {
        names = newNames;
    }

    Set<MailboxName> subscriptions() {
        return subscriptions;
    }

    void subscriptions(Set<MailboxName> newSubscriptions) {
        subscriptions = newSubscriptions;
    }

    List<MailboxDraft> mailboxesWith(SpecialUse use) {
        List<MailboxDraft> found = new ArrayList<>();
        for (long number : names.values()) {
            find(number).filter(draft -> draft.uses().contains(use)).ifPresent(found::add);
        }
        return found;
    }

    MailboxDraft create(MailboxName name, Set<SpecialUse> uses) throws RefusedException {
        long number = ++lastMailbox;
        // RFC 9051 §2.3.1.1: a name made anew has a higher UIDVALIDITY; the clock makes it so after a restart as well.
        lastValidity = Math.max(lastValidity + 1, Math.min(context.now().getEpochSecond(), Uid.MAX));
        if (lastValidity > Uid.MAX) {
            throw new RefusedException(Refusal.LIMIT);
        }
        MailboxState.Identity identity =
                new MailboxState.Identity(number, ids().mailbox(number), new UidValidity(lastValidity));
        MailboxState state =
                MailboxState.empty(identity, name, uses, modSeq, settings().firstUid());
        mailboxes = mailboxes.with(number, state);
        NavigableMap<MailboxName, Long> newNames = new TreeMap<>(names);
        newNames.put(name, number);
        names = newNames;
        return find(number).orElseThrow();
    }

    void delete(MailboxDraft draft) {
        drop(draft);
        NavigableMap<MailboxName, Long> newNames = new TreeMap<>(names);
        newNames.remove(draft.name());
        names = newNames;
    }

    void deleteAll() {
        for (long number : names.values()) {
            drop(find(number).orElseThrow());
        }
        names = new TreeMap<>();
        subscriptions = Set.of();
    }

    private void drop(MailboxDraft draft) {
        long number = draft.identity().number();
        boolean hasReaders = context.hasReaders().test(number);
        MailboxState last = finished(draft, hasReaders);
        drafts.remove(number);
        mailboxes = mailboxes.without(number);
        MailboxState.Counters counters = last.counters();
        quota = new Quota(quota.limits(), quota.octets() - counters.octets(), quota.messages() - counters.messages());
        if (hasReaders) {
            ghosts = ghosts.with(number, new AccountState.View(last, modSeq));
        } else {
            dropped.add(last);
        }
        changes.add(new AccountChange.MailboxRemoved(id(draft), draft.name()));
    }

    long nextEmail() {
        return ++lastEmail;
    }

    Optional<Outcome.Appended> delivered(String key) {
        Outcome.Appended now = delivered.get(key);
        return Optional.ofNullable(now == null ? context.delivered().get(key) : now);
    }

    void deliver(String key, Outcome.Appended outcome) {
        delivered.put(key, outcome);
    }

    Quota quota() {
        return quota;
    }

    void limit(QuotaLimits limits) {
        quota = new Quota(limits, quota.octets(), quota.messages());
    }

    void charge(long size) throws RefusedException {
        if (!quota.hasRoomFor(size)) {
            throw new RefusedException(Refusal.OVER_QUOTA);
        }
        quota = new Quota(quota.limits(), quota.octets() + size, quota.messages() + 1);
    }

    void refund(long size) {
        quota = new Quota(quota.limits(), quota.octets() - size, quota.messages() - 1);
    }

    /** One more message shares a body; taken back when the batch is refused. */
    void retain(Body body) {
        body.retain();
        retained.add(body);
    }

    /** Bodies that were shared in vain. */
    List<Body> retained() {
        return retained;
    }

    Done finish() {
        drafts.forEach((number, draft) -> {
            if (draft.isChanged()) {
                mailboxes = mailboxes.with(
                        number, finished(draft, context.hasReaders().test(number)));
            }
        });
        AccountState after = new AccountState(
                changes.isEmpty() ? before.modSeq() : modSeq,
                new AccountState.Numbers(lastValidity, lastMailbox, lastEmail),
                new AccountState.Tree(mailboxes, names, subscriptions, ghosts),
                quota);
        return new Done(after, changes, delivered, released, dropped);
    }

    private MailboxState finished(MailboxDraft draft, boolean hasReaders) {
        MailboxDraft.Finished finished = draft.finish(hasReaders);
        released.addAll(finished.released());
        return finished.state();
    }

    MailboxId id(MailboxDraft draft) {
        return draft.identity().id();
    }

    static Set<MailboxName> copy(Set<MailboxName> names) {
        return new TreeSet<>(names);
    }
}
