package io.mailcore.store.memory;

import io.mailcore.api.store.Command;
import io.mailcore.api.store.Outcome;

/** Runs each command of a batch. */
final class Dispatcher {
    private final MessageCommands messages;
    private final MailboxCommands mailboxes;

    Dispatcher(Transaction transaction) {
        messages = new MessageCommands(transaction);
        mailboxes = new MailboxCommands(transaction);
    }

    Outcome run(Command command, Bodies.Slot body) throws RefusedException {
        if (command instanceof Command.Append append) {
            return messages.append(append, body);
        } else if (command instanceof Command.StoreFlags store) {
            return messages.store(store);
        } else if (command instanceof Command.Expunge expunge) {
            return messages.expunge(expunge);
        } else if (command instanceof Command.Copy copy) {
            return messages.copy(copy);
        } else if (command instanceof Command.Move move) {
            return messages.move(move);
        } else if (command instanceof Command.ClaimRecent claim) {
            return messages.claimRecent(claim);
        }
        return runOnMailboxes(command);
    }

    private Outcome runOnMailboxes(Command command) throws RefusedException {
        if (command instanceof Command.CreateMailbox create) {
            return mailboxes.create(create);
        } else if (command instanceof Command.DeleteMailbox delete) {
            return mailboxes.delete(delete);
        } else if (command instanceof Command.RenameMailbox rename) {
            return mailboxes.rename(rename);
        } else if (command instanceof Command.Subscribe subscribe) {
            return mailboxes.subscribe(subscribe);
        } else if (command instanceof Command.Unsubscribe unsubscribe) {
            return mailboxes.unsubscribe(unsubscribe);
        } else if (command instanceof Command.SetQuota setQuota) {
            return mailboxes.setQuota(setQuota);
        } else if (command instanceof Command.Expect expect) {
            return mailboxes.expect(expect);
        }
        throw new IllegalArgumentException("command: " + command.getClass().getName() + " (expected: a known one)");
    }
}
