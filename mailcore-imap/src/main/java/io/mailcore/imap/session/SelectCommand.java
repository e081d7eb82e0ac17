package io.mailcore.imap.session;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SELECT and EXAMINE (RFC 9051 §6.3.2, §6.3.3; RFC 3501 §6.3.1, §6.3.2). */
final class SelectCommand {
    private static final Flags SYSTEM = Flags.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT);

    private final Client client;
    private final SelectedMailbox mailbox;

    private SelectCommand(Client client, SelectedMailbox mailbox) {
        this.client = client;
        this.mailbox = mailbox;
    }

    static Task begin(Client client, ImapCommand.Select command) throws IOException {
        // RFC 9051 §6.3.2: the mailbox before is deselected even if this one cannot be selected.
        if (client.selected().isPresent()) {
            client.unselect();
            client.untagged("OK [CLOSED] Previous mailbox is closed");
        }
        if (command.condstore() || command.qresync().isPresent()) {
            return Task.done(Status.bad("Parameter is not supported"));
        }
        Optional<SelectedMailbox> opened = open(client, command);
        if (opened.isEmpty()) {
            return Task.done(Refusals.NO_SUCH_MAILBOX);
        }
        client.select(opened.get());
        return Task.done(new SelectCommand(client, opened.get()).respond());
    }

    private static Optional<SelectedMailbox> open(Client client, ImapCommand.Select command) throws IOException {
        Optional<MailboxName> name = command.mailbox().name();
        Optional<MailboxInfo> info = name.isPresent() ? client.account().mailbox(name.get()) : Optional.empty();
        if (info.isEmpty()) {
            return Optional.empty();
        }
        boolean withRecent = !client.isRev2();
        return SelectedMailbox.open(
                client.account(), info.get().id(), new SelectedMailbox.Opening(command.examine(), withRecent));
    }

    private Status respond() {
        MailboxInfo info = mailbox.info();
        client.untagged("FLAGS " + names(SYSTEM.plus(mailbox.snapshot().keywords()), ""));
        client.untagged(mailbox.view().messages() + " EXISTS");
        if (client.isRev2()) {
            // RFC 9051 §6.3.2: a LIST response is required, so that the client learns the name's normal form.
            client.responses().raw("* LIST () \"/\" ").mailbox(info.name()).crlf();
        } else {
            client.untagged(mailbox.view().recent() + " RECENT");
            tellUnseen();
        }
        String permanent = mailbox.isReadOnly()
                ? "()"
                : names(SYSTEM.plus(mailbox.snapshot().keywords()), " \\*");
        client.untagged("OK [PERMANENTFLAGS " + permanent + "] Flags that can be stored");
        client.untagged("OK [UIDNEXT " + Math.min(info.uidNext(), Uid.MAX) + "] Predicted next UID");
        client.untagged("OK [UIDVALIDITY " + info.validity() + "] UIDs are valid");
        // RFC 8474 §4.2
        client.untagged("OK [MAILBOXID (" + info.id() + ")] Mailbox id");
        return mailbox.isReadOnly()
                ? Status.ok("READ-ONLY", "EXAMINE completed")
                : Status.ok("READ-WRITE", "SELECT completed");
    }

    // RFC 3501 §6.3.1; RFC 9051 has no such code.
    private void tellUnseen() {
        mailbox.snapshot()
                .firstUnseen()
                .map(uid -> mailbox.view().sequence(uid.value()))
                .filter(sequence -> sequence > 0)
                .ifPresent(sequence -> client.untagged("OK [UNSEEN " + sequence + "] First unseen message"));
    }

    private static String names(Flags flags, String more) {
        Stream<String> names = flags.stream().map(Flag::name);
        return names.collect(Collectors.joining(" ", "(", more + ")"));
    }
}
