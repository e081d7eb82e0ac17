package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** RENAME (RFC 9051 §6.3.6). */
final class RenameCommand {
    private RenameCommand() {}

    static Task begin(Client client, ImapCommand.Rename command) throws IOException {
        Optional<MailboxName> from = command.from().name();
        Optional<MailboxName> to = command.to().name();
        if (from.isEmpty()) {
            return Task.done(Refusals.NO_SUCH_MAILBOX);
        }
        if (to.isEmpty()) {
            return Task.done(Refusals.illegalName(command.to()));
        }
        ApplyResult result = client.account().apply(commands(from.get(), to.get()));
        client.selected().ifPresent(SelectedMailbox::markDirty);
        return Task.done(
                result instanceof ApplyResult.Refused refused
                        ? Refusals.of(refused.reason())
                        : Status.ok("RENAME completed"));
    }

    private static List<Command> commands(MailboxName from, MailboxName to) {
        if (!from.isInbox()) {
            return List.of(new Command.RenameMailbox(from, to));
        }
        // RFC 9051 §6.3.6: INBOX stays, empty, and its messages go to the new mailbox; those below INBOX stay too.
        return List.of(
                new Command.CreateMailbox(to, Set.of(), false),
                new Command.Move(MailboxRef.of(MailboxName.INBOX), UidSet.ALL, MailboxRef.of(to)));
    }
}
