package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.MailboxArgument;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** SUBSCRIBE and UNSUBSCRIBE (RFC 9051 §6.3.7, §6.3.8): the name need not be a mailbox's. */
final class SubscribeCommand {
    private SubscribeCommand() {}

    static Task subscribe(Client client, ImapCommand.Subscribe command) throws IOException {
        return Task.done(apply(client, command.mailbox(), Command.Subscribe::new, "SUBSCRIBE completed"));
    }

    static Task unsubscribe(Client client, ImapCommand.Unsubscribe command) throws IOException {
        return Task.done(apply(client, command.mailbox(), Command.Unsubscribe::new, "UNSUBSCRIBE completed"));
    }

    private static Status apply(
            Client client, MailboxArgument argument, Function<MailboxName, Command> command, String done)
            throws IOException {
        if (argument.name().isEmpty()) {
            return Refusals.illegalName(argument);
        }
        ApplyResult result =
                client.account().apply(List.of(command.apply(argument.name().get())));
        return result instanceof ApplyResult.Refused refused ? Refusals.of(refused.reason()) : Status.ok(done);
    }
}
