package io.mailcore.imap.session;

import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** IDLE (RFC 9051 §6.3.13): tells what happens in the selected mailbox until the client sends DONE. */
final class IdleCommand implements Task {
    private static final int LONGEST_LINE = 100;

    private final Client client;
    private Optional<News> news = Optional.empty();
    private Optional<Status> end = Optional.empty();
    private boolean begun;

    private IdleCommand(Client client) {
        this.client = client;
    }

    static Task begin(Client client, ImapCommand.Idle command) {
        client.continuation("idling");
        client.decoder().expectLine(LONGEST_LINE);
        return new IdleCommand(client);
    }

    @Override
    public Progress step() throws IOException {
        if (client.selected().isPresent()) {
            if (tellNews(client.mailbox())) {
                return Progress.Pending.MORE;
            }
            if (client.mailbox().isGone()) {
                return Status.no("Selected mailbox was deleted");
            }
        }
        return end.isPresent() ? end.get() : Progress.Pending.WAITING;
    }

    private boolean tellNews(SelectedMailbox mailbox) throws IOException {
        if (news.isEmpty()) {
            if (begun && !mailbox.isDirty()) {
                return false;
            }
            begun = true;
            mailbox.sync();
            if (mailbox.isGone()) {
                return false;
            }
            news = Optional.of(new News(client, mailbox, true));
        }
        if (!news.get().step()) {
            news = Optional.empty();
        }
        return news.isPresent() || mailbox.isDirty();
    }

    @Override
    public void line(byte[] octets) {
        String line = new String(octets, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
        // RFC 9051 §6.3.13: nothing but DONE may come, and it ends the command.
        end = Optional.of(line.equals("DONE") ? Status.ok("IDLE terminated") : Status.bad("Expected DONE"));
    }

    @Override
    public void lineTooLong() {
        end = Optional.of(Status.bad("Expected DONE"));
    }
}
