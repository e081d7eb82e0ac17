package io.mailcore.imap.session;

import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.List;

/** EXPUNGE and UID EXPUNGE (RFC 9051 §6.4.3, §6.4.9). The EXPUNGE responses come with the news. */
final class ExpungeCommand {
    private ExpungeCommand() {}

    static Task begin(Client client, ImapCommand.Expunge command) throws IOException {
        SelectedMailbox mailbox = client.mailbox();
        if (mailbox.isReadOnly()) {
            return Task.done(Refusals.READ_ONLY);
        }
        UidSet uids = command.uids().map(set -> MessageSets.uids(mailbox, set)).orElseGet(() -> known(mailbox.view()));
        if (!uids.isEmpty()) {
            ApplyResult result = client.account().apply(List.of(new Command.Expunge(mailbox.ref(), uids, true)));
            if (result instanceof ApplyResult.Refused refused) {
                mailbox.markDirty();
                return Task.done(Refusals.of(refused.reason()));
            }
        }
        mailbox.markDirty();
        return Task.done(Status.ok(command.uids().isPresent() ? "UID EXPUNGE completed" : "EXPUNGE completed"));
    }

    /** A message that the client has not heard of is not removed on its word. */
    static UidSet known(MailboxView view) {
        return view.messages() == 0 ? UidSet.EMPTY : UidSet.range(1, view.lastUid());
    }
}
