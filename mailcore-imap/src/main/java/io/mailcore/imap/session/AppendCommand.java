package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.session.Appending.Received;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The end of APPEND (RFC 9051 §6.3.12): all its messages are stored, or none (RFC 3502 §6.3.11). */
final class AppendCommand {
    private AppendCommand() {}

    static Task begin(Client client, Appending appending, ImapCommand.Append command) throws IOException {
        List<Received> messages = appending.take();
        try {
            return Task.done(append(client, command, messages));
        } finally {
            messages.forEach(one -> one.message().close());
        }
    }

    private static Status append(Client client, ImapCommand.Append command, List<Received> messages)
            throws IOException {
        Optional<MailboxName> name = command.mailbox().name();
        if (name.isEmpty() || messages.size() != command.messages()) {
            return Status.bad("Nothing to append");
        }
        Instant now = client.surroundings().now().get();
        MailboxRef mailbox = MailboxRef.of(name.get());
        List<Command> commands = messages.stream()
                .<Command>map(one -> command(mailbox, one, now))
                .toList();
        ApplyResult result = client.account().apply(commands);
        client.selected().ifPresent(SelectedMailbox::markDirty);
        return result instanceof ApplyResult.Applied applied
                ? appended(applied)
                : Refusals.ofTarget(((ApplyResult.Refused) result).reason());
    }

    private static Command command(MailboxRef mailbox, Received one, Instant now) {
        return new Command.Append(
                mailbox,
                one.message().content(),
                one.message().summary(),
                one.head().flags(),
                one.head().date().map(OffsetDateTime::toInstant).orElse(now),
                Optional.empty());
    }

    private static Status appended(ApplyResult.Applied applied) {
        List<Outcome.Appended> outcomes = IntStream.range(0, applied.outcomes().size())
                .mapToObj(index -> applied.outcome(index, Outcome.Appended.class))
                .toList();
        UidSet uids = UidSet.of(outcomes.stream().map(Outcome.Appended::uid).toList());
        return Status.ok("APPENDUID " + outcomes.get(0).validity() + " " + uids, "APPEND completed");
    }
}
