package io.mailcore.store.memory;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import io.mailcore.api.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that change messages. */
final class MessageCommands {
    private final Transaction transaction;

    MessageCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    Outcome append(Command.Append command, Bodies.Slot body) throws RefusedException {
        Optional<Outcome.Appended> earlier = command.deliveryKey().flatMap(transaction::delivered);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        MailboxDraft draft = transaction.draft(command.mailbox());
        if (command.content().size() > transaction.settings().messageOctets()) {
            throw new RefusedException(Refusal.LIMIT);
        }
        Email email = new Email(transaction.nextEmail(), body.take(), body.packedSummary(), command.internalDate());
        transaction.charge(email.size());
        Message message = draft.add(email, command.flags(), transaction.nowMillis());
        transaction.changed(added(draft, message));
        Outcome.Appended outcome = appended(draft, message, false);
        command.deliveryKey().ifPresent(key -> transaction.deliver(key, appended(draft, message, true)));
        return outcome;
    }

    private Outcome.Appended appended(MailboxDraft draft, Message message, boolean duplicate) {
        return new Outcome.Appended(
                transaction.id(draft),
                draft.identity().validity(),
                Uid.of(message.uid()),
                transaction.ids().email(message.email().number()),
                duplicate);
    }

    Outcome copy(Command.Copy command) throws RefusedException {
        MailboxDraft from = transaction.draft(command.from());
        MailboxDraft to = transaction.draft(command.to());
        List<Message> sources = from.select(command.uids());
        List<Message> targets = new ArrayList<>(sources.size());
        for (Message source : sources) {
            transaction.charge(source.email().size());
            transaction.retain(source.email().body());
            targets.add(add(to, source));
        }
        return copied(to, sources, targets);
    }

    Outcome move(Command.Move command) throws RefusedException {
        MailboxDraft from = transaction.draft(command.from());
        MailboxDraft to = transaction.draft(command.to());
        List<Message> sources = from.select(command.uids());
        List<Message> targets = new ArrayList<>(sources.size());
        for (Message source : sources) {
            // The place left behind lets go of the body as any expunged one does, so the new place takes its own hold.
            transaction.retain(source.email().body());
            targets.add(add(to, source));
            from.remove(source);
        }
        removed(from, sources);
        return copied(to, sources, targets);
    }

    private Message add(MailboxDraft to, Message source) throws RefusedException {
        Message target = to.add(source.email(), source.flags(), transaction.nowMillis());
        transaction.changed(added(to, target));
        return target;
    }

    private Outcome copied(MailboxDraft to, List<Message> sources, List<Message> targets) {
        return new Outcome.Copied(transaction.id(to), to.identity().validity(), uids(sources), uids(targets));
    }

    Outcome store(Command.StoreFlags command) throws RefusedException {
        MailboxDraft draft = transaction.draft(command.mailbox());
        UidSet.Builder modified = UidSet.builder();
        UidSet.Builder changed = UidSet.builder();
        List<StoredMessage> stored = new ArrayList<>();
        long since = command.unchangedSince().map(ModSeq::value).orElse(Long.MAX_VALUE);
        for (Message message : draft.select(command.uids())) {
            // RFC 7162 §3.1.3: what has changed since is left alone and reported.
            if (message.modSeq() > since) {
                modified.add(message.uid());
                continue;
            }
            Flags flags = changedFlags(message.flags(), command);
            Message now = message;
            if (!flags.equals(message.flags())) {
                now = draft.change(message, flags);
                changed.add(message.uid());
            }
            stored.add(transaction.ids().stored(now, Detail.BASIC, false));
        }
        UidSet changedUids = changed.build();
        if (!changedUids.isEmpty()) {
            transaction.changed(new AccountChange.FlagsChanged(transaction.id(draft), draft.name(), changedUids));
        }
        return new Outcome.FlagsStored(stored, modified.build());
    }

    private static Flags changedFlags(Flags flags, Command.StoreFlags command) {
        return switch (command.mode()) {
            case ADD -> flags.plus(command.flags());
            case REMOVE -> flags.minus(command.flags());
            case REPLACE -> command.flags();
        };
    }

    Outcome expunge(Command.Expunge command) throws RefusedException {
        MailboxDraft draft = transaction.draft(command.mailbox());
        List<Message> expunged = new ArrayList<>();
        for (Message message : draft.select(command.uids())) {
            if (!command.onlyDeleted() || message.flags().contains(Flag.DELETED)) {
                draft.remove(message);
                transaction.refund(message.email().size());
                expunged.add(message);
            }
        }
        removed(draft, expunged);
        return new Outcome.Expunged(uids(expunged));
    }

    Outcome claimRecent(Command.ClaimRecent command) throws RefusedException {
        return new Outcome.RecentClaimed(transaction.draft(command.mailbox()).claimRecent());
    }

    private void removed(MailboxDraft draft, List<Message> messages) {
        if (!messages.isEmpty()) {
            transaction.changed(new AccountChange.MessagesRemoved(transaction.id(draft), draft.name(), uids(messages)));
        }
    }

    private AccountChange.MessageAdded added(MailboxDraft draft, Message message) {
        return new AccountChange.MessageAdded(
                transaction.id(draft),
                draft.name(),
                Uid.of(message.uid()),
                transaction.ids().email(message.email().number()),
                message.email().size(),
                message.flags());
    }

    private static UidSet uids(List<Message> messages) {
        UidSet.Builder uids = UidSet.builder();
        messages.forEach(message -> uids.add(message.uid()));
        return uids.build();
    }
}
