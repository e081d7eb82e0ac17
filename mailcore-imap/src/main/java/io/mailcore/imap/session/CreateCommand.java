package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.Outcome;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** CREATE (RFC 9051 §6.3.4), with special uses (RFC 6154 §3). */
final class CreateCommand {
    private CreateCommand() {}

    static Task begin(Client client, ImapCommand.Create command) throws IOException {
        Optional<MailboxName> name = command.mailbox().name();
        if (name.isEmpty()) {
            return Task.done(Refusals.illegalName(command.mailbox()));
        }
        Set<SpecialUse> uses = command.uses().stream()
                .map(SpecialUse::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        boolean known =
                command.uses().stream().allMatch(use -> SpecialUse.parse(use).isPresent());
        if (!known || name.get().isInbox() && !uses.isEmpty()) {
            return Task.done(Status.no("USEATTR", "That use is not supported"));
        }
        ApplyResult result = client.account().apply(List.of(new Command.CreateMailbox(name.get(), uses, false)));
        if (result instanceof ApplyResult.Refused refused) {
            return Task.done(Refusals.of(refused.reason()));
        }
        MailboxInfo created = ((ApplyResult.Applied) result)
                .outcome(0, Outcome.MailboxCreated.class)
                .mailbox();
        // RFC 8474 §4.1
        return Task.done(Status.ok("MAILBOXID (" + created.id() + ")", "CREATE completed"));
    }
}
