package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** DELETE (RFC 9051 §6.3.5). Mailboxes below the deleted one stay. */
final class DeleteCommand {
    private DeleteCommand() {}

    static Task begin(Client client, ImapCommand.Delete command) throws IOException {
        Optional<MailboxName> name = command.mailbox().name();
        if (name.isEmpty()) {
            return Task.done(Refusals.NO_SUCH_MAILBOX);
        }
        Optional<MailboxInfo> mailbox = client.account().mailbox(name.get());
        if (mailbox.isEmpty()) {
            return Task.done(absent(client, name.get()));
        }
        MailboxRef ref = MailboxRef.of(mailbox.get().id());
        ApplyResult result = client.account().apply(List.of(new Command.DeleteMailbox(ref)));
        if (result instanceof ApplyResult.Refused refused) {
            return Task.done(Refusals.of(refused.reason()));
        }
        leave(client, mailbox.get());
        return Task.done(Status.ok("DELETE completed"));
    }

    // RFC 9051 §6.3.5: a name that only stands above others cannot be deleted.
    private static Status absent(Client client, MailboxName name) throws IOException {
        boolean implied = client.account().mailboxes().stream()
                .anyMatch(mailbox -> mailbox.name().isBelow(name));
        return implied ? Status.no("HASCHILDREN", "There are mailboxes below this name") : Refusals.NO_SUCH_MAILBOX;
    }

    /** Whoever deletes the mailbox it has selected has none selected from then on. */
    private static void leave(Client client, MailboxInfo deleted) {
        if (client.selected()
                .filter(selected -> selected.id().equals(deleted.id()))
                .isPresent()) {
            client.unselect();
            client.untagged("OK [CLOSED] Selected mailbox was deleted");
        }
    }
}
