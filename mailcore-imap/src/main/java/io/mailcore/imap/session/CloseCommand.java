package io.mailcore.imap.session;

import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.List;

/** CLOSE and UNSELECT (RFC 9051 §6.4.1, §6.4.2). */
final class CloseCommand {
    private CloseCommand() {}

    // RFC 9051 §6.4.1: what is marked as deleted is removed without a word.
    static Task close(Client client, ImapCommand.Close command) throws IOException {
        SelectedMailbox mailbox = client.mailbox();
        UidSet known = ExpungeCommand.known(mailbox.view());
        if (!mailbox.isReadOnly() && !known.isEmpty()) {
            client.account().apply(List.of(new Command.Expunge(mailbox.ref(), known, true)));
        }
        client.unselect();
        return Task.done(Status.ok("CLOSE completed"));
    }

    static Task unselect(Client client, ImapCommand.Unselect command) {
        client.unselect();
        return Task.done(Status.ok("UNSELECT completed"));
    }
}
