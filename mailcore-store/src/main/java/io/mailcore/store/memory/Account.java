package io.mailcore.store.memory;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidValidity;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * An account: one immutable state behind one reference.
 *
 * <p>How it works: whoever changes the account holds its lock, makes the next state from drafts, and publishes it with
 * one write; then, still under the lock, listeners are told, so they hear in the order of MODSEQ. Who reads takes the
 * reference once and needs no lock: everything it sees is from one moment. Octets are copied before the lock is taken,
 * and files are deleted after it is given back.
 *
 * <p>A message that is expunged while somebody has its mailbox open is buried in the mailbox's graves, and stays there
 * until the last reader who has not been told lets go.
 */
final class Account {
    private final AccountId id;
    private final Ids ids;
    private final Services services;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, List<MemoryReader>> readers = new HashMap<>();
    private final Map<String, Outcome.Appended> delivered = new LinkedHashMap<>();

    private volatile AccountState state;

    Account(AccountId id, Ids ids, Services services, Start start) {
        this.id = id;
        this.ids = ids;
        this.services = services;
        this.state = AccountState.fresh(inbox(ids, services, start));
    }

    /** Above what a deleted account of the same name can have had. */
    record Start(long validity, long modSeq) {}

    private static MailboxState inbox(Ids ids, Services services, Start start) {
        MailboxState.Identity identity =
                new MailboxState.Identity(1, ids.mailbox(1), new UidValidity(Math.min(start.validity(), Uid.MAX)));
        return MailboxState.empty(
                identity,
                MailboxName.INBOX,
                Set.of(),
                start.modSeq(),
                services.settings().firstUid());
    }

    AccountState state() {
        return state;
    }

    Ids ids() {
        return ids;
    }

    Services services() {
        return services;
    }

    /** Whether the account has been deleted: as long as it lives, it has an INBOX. */
    boolean isDeleted() {
        return state.tree().names().isEmpty();
    }

    /** Applies a batch; empty when the account has been deleted meanwhile. */
    Optional<ApplyResult> apply(List<Command> commands) throws IOException {
        Bodies bodies =
                Bodies.copy(commands, services.files(), services.settings().messageOctets());
        return locked(garbage -> {
            if (isDeleted()) {
                garbage.add(bodies.all());
                return Optional.empty();
            }
            return Optional.of(run(commands, bodies, garbage));
        });
    }

    private ApplyResult run(List<Command> commands, Bodies bodies, Garbage garbage) {
        Transaction transaction = begin();
        Dispatcher dispatcher = new Dispatcher(transaction);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        boolean committed = false;
        try {
            for (Command command : commands) {
                outcomes.add(dispatcher.run(command, bodies.at(outcomes.size())));
            }
            commit(transaction.finish(), garbage);
            committed = true;
            return new ApplyResult.Applied(state.latest(), outcomes);
        } catch (RefusedException e) {
            return new ApplyResult.Refused(outcomes.size(), e.reason());
        } finally {
            garbage.add(committed ? bodies.unused() : bodies.all());
            garbage.add(committed ? List.of() : transaction.retained());
        }
    }

    private Transaction begin() {
        Instant now = services.time().instant();
        return new Transaction(
                state,
                new Transaction.Context(
                        ids, services.settings(), now, number -> readers.containsKey(number), delivered));
    }

    private void commit(Transaction.Done done, Garbage garbage) {
        state = done.state();
        garbage.add(done.released());
        done.dropped().forEach(garbage::add);
        delivered.putAll(done.delivered());
        forgetOldDeliveries();
        if (!done.changes().isEmpty()) {
            services.listeners().committed(new AccountChange(id, state.latest(), done.changes()));
        }
    }

    private void forgetOldDeliveries() {
        Iterator<String> oldest = delivered.keySet().iterator();
        while (delivered.size() > services.settings().deliveryKeys()) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Deletes all mailboxes, INBOX too, and returns where an account of the same name has to start. */
    Start delete() {
        return locked(garbage -> {
            Transaction transaction = begin();
            transaction.deleteAll();
            commit(transaction.finish(), garbage);
            delivered.clear();
            return new Start(state.next().validity() + 1, state.modSeq() + 1);
        });
    }

    Optional<MailboxReader> open(MailboxId mailbox) {
        return locked(garbage -> state.mailbox(mailbox, ids).map(found -> {
            long number = found.identity().number();
            MemoryReader reader = new MemoryReader(this, number, state.modSeq());
            readers.computeIfAbsent(number, n -> new ArrayList<>()).add(reader);
            return reader;
        }));
    }

    void close(MemoryReader reader) {
        locked(garbage -> {
            List<MemoryReader> others = readers.getOrDefault(reader.mailbox(), List.of());
            if (others.remove(reader)) {
                if (others.isEmpty()) {
                    readers.remove(reader.mailbox());
                }
                clear(reader.mailbox(), garbage);
            }
            return true;
        });
    }

    /** Lets go of what the reader was the last to be held for. */
    void told(MemoryReader reader) {
        boolean holds = state.view(reader.mailbox())
                .filter(view -> view.holdsUpTo(reader.told()))
                .isPresent();
        if (holds) {
            locked(garbage -> {
                clear(reader.mailbox(), garbage);
                return true;
            });
        }
    }

    private void clear(long mailbox, Garbage garbage) {
        long told = readers.getOrDefault(mailbox, List.of()).stream()
                .mapToLong(MemoryReader::told)
                .min()
                .orElse(Long.MAX_VALUE);
        state.view(mailbox).filter(view -> view.holdsUpTo(told)).ifPresent(view -> {
            if (view.deletedAt() <= told) {
                state = state.withoutGhost(mailbox);
                garbage.add(view.mailbox());
            } else {
                Graves.Cleared cleared = view.mailbox().graves().upTo(told);
                state = state.withGraves(mailbox, cleared.left());
                garbage.add(cleared.bodies());
            }
        });
    }

    private <T> T locked(Function<Garbage, T> action) {
        Garbage garbage = new Garbage();
        try {
            lock.lock();
            try {
                return action.apply(garbage);
            } finally {
                lock.unlock();
            }
        } finally {
            garbage.release(services.files());
        }
    }
}
