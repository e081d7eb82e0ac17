package io.mailcore.store.memory;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The commands that change mailboxes, subscriptions and limits. */
final class MailboxCommands {
    private static final Outcome DONE = new Outcome.Done();

    private final Transaction transaction;

    MailboxCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    Outcome create(Command.CreateMailbox command) throws RefusedException {
        MailboxName name = command.name();
        if (transaction.names().containsKey(name)) {
            if (command.ifAbsent()) {
                return new Outcome.MailboxCreated(transaction.draft(name).info());
            }
            throw new RefusedException(Refusal.MAILBOX_EXISTS);
        }
        if (transaction.names().size() >= transaction.settings().mailboxes()) {
            throw new RefusedException(Refusal.LIMIT);
        }
        command.uses().forEach(this::takeAway);
        MailboxDraft made = transaction.create(name, command.uses());
        transaction.changed(new AccountChange.MailboxAdded(transaction.id(made), name));
        return new Outcome.MailboxCreated(made.info());
    }

    private void takeAway(SpecialUse use) {
        for (MailboxDraft draft : transaction.mailboxesWith(use)) {
            Set<SpecialUse> left = EnumSet.copyOf(draft.uses());
            left.remove(use);
            draft.use(Set.copyOf(left));
        }
    }

    Outcome delete(Command.DeleteMailbox command) throws RefusedException {
        MailboxDraft draft = transaction.draft(command.mailbox());
        if (draft.name().isInbox()) {
            throw new RefusedException(Refusal.NOT_PERMITTED);
        }
        transaction.delete(draft);
        return DONE;
    }

    Outcome rename(Command.RenameMailbox command) throws RefusedException {
        NavigableMap<MailboxName, MailboxName> moves = moves(command.from(), command.to());
        NavigableMap<MailboxName, Long> names = new TreeMap<>(transaction.names());
        // All old names are free before the first new one is taken: a tree may move onto names of its own.
        names.keySet().removeAll(moves.keySet());
        for (Map.Entry<MailboxName, MailboxName> move : moves.entrySet()) {
            MailboxName from = move.getKey();
            MailboxName to = move.getValue();
            MailboxDraft draft = transaction.draft(from);
            if (names.putIfAbsent(to, draft.identity().number()) != null) {
                throw new RefusedException(Refusal.MAILBOX_EXISTS);
            }
            draft.rename(to);
            transaction.changed(new AccountChange.MailboxRenamed(transaction.id(draft), from, to));
        }
        transaction.names(names);
        return DONE;
    }

    /** The mailbox and all below it, with their new names. */
    private NavigableMap<MailboxName, MailboxName> moves(MailboxName from, MailboxName to) throws RefusedException {
        if (from.isInbox() || to.isBelow(from)) {
            throw new RefusedException(Refusal.NOT_PERMITTED);
        }
        NavigableMap<MailboxName, MailboxName> moves = new TreeMap<>();
        for (MailboxName name : transaction.names().tailMap(from).keySet()) {
            if (name.equals(from) || name.isBelow(from)) {
                moves.put(name, rebased(name, from, to));
            } else if (!name.toString().startsWith(from.toString())) {
                // All names below follow here, but names such as "a-b" may stand between "a" and "a/b".
                break;
            }
        }
        if (moves.isEmpty()) {
            throw new RefusedException(Refusal.NO_SUCH_MAILBOX);
        }
        if (transaction.names().containsKey(to)) {
            throw new RefusedException(Refusal.MAILBOX_EXISTS);
        }
        return moves;
    }

    private static MailboxName rebased(MailboxName name, MailboxName from, MailboxName to) throws RefusedException {
        try {
            return name.rebase(from, to);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.LIMIT);
        }
    }

    Outcome subscribe(Command.Subscribe command) throws RefusedException {
        if (!transaction.subscriptions().contains(command.name())) {
            if (transaction.subscriptions().size() >= transaction.settings().mailboxes()) {
                throw new RefusedException(Refusal.LIMIT);
            }
            Set<MailboxName> names = Transaction.copy(transaction.subscriptions());
            names.add(command.name());
            transaction.subscriptions(names);
            transaction.changed(new AccountChange.SubscriptionChanged(command.name(), true));
        }
        return DONE;
    }

    Outcome unsubscribe(Command.Unsubscribe command) {
        if (transaction.subscriptions().contains(command.name())) {
            Set<MailboxName> names = Transaction.copy(transaction.subscriptions());
            names.remove(command.name());
            transaction.subscriptions(names);
            transaction.changed(new AccountChange.SubscriptionChanged(command.name(), false));
        }
        return DONE;
    }

    Outcome setQuota(Command.SetQuota command) {
        if (!transaction.quota().limits().equals(command.limits())) {
            transaction.limit(command.limits());
            transaction.changed(new AccountChange.QuotaChanged(command.limits()));
        }
        return DONE;
    }

    Outcome expect(Command.Expect command) throws RefusedException {
        MailboxDraft draft = transaction.draft(command.mailbox());
        if (draft.highest() != command.highestModSeq().value()) {
            throw new RefusedException(Refusal.STALE);
        }
        return DONE;
    }
}
