package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** MOVE and UID MOVE (RFC 9051 §6.4.8). COPYUID comes untagged before the EXPUNGE responses, which come with the news. */
final class MoveCommand {
    private MoveCommand() {}

    static Task begin(Client client, ImapCommand.Move command) throws IOException {
        SelectedMailbox mailbox = client.mailbox();
        Optional<MailboxName> target = command.mailbox().name();
        if (mailbox.isReadOnly()) {
            return Task.done(Refusals.READ_ONLY);
        }
        if (target.isEmpty()) {
            return Task.done(Refusals.illegalName(command.mailbox()));
        }
        Optional<UidSet> uids = MessageSets.of(mailbox, command.set(), command.uid());
        if (uids.isEmpty()) {
            return Task.done(MessageSets.NO_SUCH_MESSAGE);
        }
        if (CopyCommand.isExpunged(mailbox, uids.get(), command.uid())) {
            return Task.done(Refusals.ISSUED);
        }
        return Task.done(move(client, mailbox, uids.get(), MailboxRef.of(target.get())));
    }

    private static Status move(Client client, SelectedMailbox mailbox, UidSet uids, MailboxRef target)
            throws IOException {
        ApplyResult result = client.account().apply(List.of(new Command.Move(mailbox.ref(), uids, target)));
        mailbox.markDirty();
        if (result instanceof ApplyResult.Refused refused) {
            return Refusals.ofTarget(refused.reason());
        }
        Outcome.Copied moved = ((ApplyResult.Applied) result).outcome(0, Outcome.Copied.class);
        Optional<String> code = CopyCommand.copyUid(moved);
        code.ifPresent(copyUid -> client.untagged("OK [" + copyUid + "] Moved"));
        return Status.ok(code.isPresent() ? "MOVE completed" : "MOVE completed, no matching message");
    }
}
