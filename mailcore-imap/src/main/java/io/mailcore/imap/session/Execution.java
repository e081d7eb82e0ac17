package io.mailcore.imap.session;

import io.mailcore.imap.session.Commands.Begun;
import io.mailcore.imap.session.Commands.Telling;
import java.io.IOException;
import java.util.Optional;

/** A command from its begin to its tagged response. */
final class Execution {
    private static final System.Logger LOG = System.getLogger(Execution.class.getName());

    private final Client client;
    private final String tag;
    private final Begun begun;
    private Optional<Status> status = Optional.empty();
    private Optional<News> news = Optional.empty();
    private boolean waiting;
    private boolean over;

    Execution(Client client, String tag, Begun begun) {
        this.client = client;
        this.tag = tag;
        this.begun = begun;
    }

    boolean isOver() {
        return over;
    }

    boolean isWaiting() {
        return waiting;
    }

    void line(byte[] octets) {
        guarded(() -> {
            begun.task().line(octets);
            return Progress.Pending.MORE;
        });
    }

    void lineTooLong() {
        begun.task().lineTooLong();
    }

    /** Goes on; returns whether there is more to do at once. */
    boolean step() {
        if (status.isEmpty()) {
            Progress progress = guarded(begun.task());
            waiting = progress == Progress.Pending.WAITING;
            if (status.isEmpty()) {
                return !waiting;
            }
        }
        if (tellNews()) {
            return true;
        }
        finish(status.orElseThrow());
        return false;
    }

    private boolean tellNews() {
        try {
            if (news.isEmpty() && client.state() == Client.State.SELECTED && begun.telling() != Telling.NOTHING) {
                SelectedMailbox mailbox = client.mailbox();
                if (begun.telling() == Telling.ALL_FRESH || mailbox.isDirty()) {
                    mailbox.sync();
                }
                news = Optional.of(new News(client, mailbox, begun.telling() != Telling.WITHOUT_EXPUNGED));
            }
            if (client.selected().filter(SelectedMailbox::isGone).isPresent()) {
                return false;
            }
            return news.isPresent()
                    && client.selected().isPresent()
                    && news.get().step();
        } catch (IOException | RuntimeException e) {
            // The command has been done: its own status stands, and the news waits for the next command.
            report(e);
            client.selected().ifPresent(SelectedMailbox::markDirty);
            return false;
        }
    }

    private void finish(Status end) {
        over = true;
        client.tagged(tag, end);
        if (client.selected().filter(SelectedMailbox::isGone).isPresent()) {
            // No response can say that a selected mailbox is gone (RFC 2180 §3.3).
            client.untagged("BYE Selected mailbox was deleted");
            client.leaveAfterResponse();
        }
        client.responded();
    }

    private Progress guarded(Task step) {
        try {
            Progress progress = step.step();
            if (progress instanceof Status end) {
                status = Optional.of(end);
            }
            return progress;
        } catch (IOException | RuntimeException e) {
            report(e);
            Status end = e instanceof IOException
                    ? Status.no("UNAVAILABLE", "The mail store cannot do this now; try again later")
                    : Status.no("SERVERBUG", "Internal error; the command was not completed");
            status = Optional.of(end);
            return end;
        }
    }

    private void report(Exception e) {
        client.dropResponses();
        boolean ours = e instanceof RuntimeException;
        System.Logger.Level level = ours ? System.Logger.Level.ERROR : System.Logger.Level.WARNING;
        LOG.log(level, "session " + client.context().id() + ": a command failed", e);
    }

    void close() {
        begun.task().close();
    }
}
