package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.StatusItem;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** STATUS (RFC 9051 §6.3.11, RFC 8438). */
final class StatusCommand {
    private static final Set<StatusItem> UNSUPPORTED = EnumSet.of(StatusItem.HIGHESTMODSEQ);

    private StatusCommand() {}

    static Task begin(Client client, ImapCommand.Status command) throws IOException {
        if (!supports(command.items())) {
            return Task.done(Status.bad("Status item is not supported"));
        }
        Optional<MailboxName> name = command.mailbox().name();
        Optional<MailboxInfo> mailbox = name.isPresent() ? client.account().mailbox(name.get()) : Optional.empty();
        if (mailbox.isEmpty()) {
            return Task.done(Refusals.NO_SUCH_MAILBOX);
        }
        tell(client, mailbox.get(), command.items());
        client.writeResponses();
        return Task.done(Status.ok("STATUS completed"));
    }

    static boolean supports(List<StatusItem> items) {
        return items.stream().noneMatch(UNSUPPORTED::contains);
    }

    /** Puts an untagged response together. */
    static void tell(Client client, MailboxInfo mailbox, List<StatusItem> items) {
        String values = items.stream()
                .map(item -> item.name() + " " + value(client, mailbox, item))
                .collect(Collectors.joining(" "));
        client.responses()
                .raw("* STATUS ")
                .mailbox(mailbox.name())
                .raw(" (")
                .raw(values)
                .raw(")")
                .crlf();
    }

    private static String value(Client client, MailboxInfo mailbox, StatusItem item) {
        return switch (item) {
            case MESSAGES -> Long.toString(mailbox.messages());
            case RECENT -> Long.toString(mailbox.recent());
            case UIDNEXT -> Long.toString(Math.min(mailbox.uidNext(), Uid.MAX));
            case UIDVALIDITY -> mailbox.validity().toString();
            case UNSEEN -> Long.toString(mailbox.unseen());
            case DELETED -> Long.toString(mailbox.deleted());
            case SIZE -> Long.toString(mailbox.octets());
            case HIGHESTMODSEQ -> mailbox.highestModSeq().toString();
            case MAILBOXID -> "(" + mailbox.id() + ")";
            case APPENDLIMIT -> Long.toString(client.surroundings().limits().append());
        };
    }
}
