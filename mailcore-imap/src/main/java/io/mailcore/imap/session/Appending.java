package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.store.Refusal;
import io.mailcore.core.spool.SpoolFullException;
import io.mailcore.core.spool.SpoolWriter;
import io.mailcore.core.spool.SpooledMessage;
import io.mailcore.imap.codec.Decoded;
import io.mailcore.imap.codec.command.AppendMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of an APPEND while they come (RFC 9051 §6.3.12, RFC 3502): each goes to the spool, none is held by the
 * session. What can be refused is refused before the client sends the octets.
 */
final class Appending {
    private static final System.Logger LOG = System.getLogger(Appending.class.getName());

    private final Client client;
    private final List<Received> received = new ArrayList<>();
    private Optional<Receiving> receiving = Optional.empty();
    private long total;

    Appending(Client client) {
        this.client = client;
    }

    /**
     * A message that has come.
     *
     * @param head what the client said of it
     * @param message in the spool; whoever takes it closes it
     */
    record Received(AppendMessage head, SpooledMessage message) {}

    private record Receiving(String tag, AppendMessage head, SpoolWriter writer) {}

    void handle(Decoded decoded) {
        if (decoded instanceof Decoded.MessageBegin begin) {
            begin(begin);
        } else if (decoded instanceof Decoded.MessageData data) {
            receiving.ifPresent(message -> write(message, data.octets()));
        } else if (decoded instanceof Decoded.MessageEnd) {
            receiving.ifPresent(this::end);
        }
    }

    private void begin(Decoded.MessageBegin begin) {
        try {
            Optional<Status> refusal = refusal(begin.head());
            if (refusal.isPresent()) {
                refuse(begin.tag(), refusal.get());
                return;
            }
            SpoolWriter writer = client.surroundings().services().spool().begin();
            receiving = Optional.of(new Receiving(begin.tag(), begin.head(), writer));
            total += begin.head().size();
            if (begin.head().synchronising()) {
                client.continuation("Ready for the message");
            }
            client.decoder().acceptMessage();
        } catch (IOException | RuntimeException e) {
            failed(begin.tag(), e);
        }
    }

    private Optional<Status> refusal(AppendMessage head) throws IOException {
        if (client.state() == Client.State.NOT_AUTHENTICATED) {
            return Optional.of(Status.bad("Log in first"));
        }
        Optional<MailboxName> name = head.mailbox().name();
        if (name.isEmpty()) {
            return Optional.of(Refusals.illegalName(head.mailbox()));
        }
        if (head.size() == 0) {
            // RFC 3502 §6.3.11: a message of no octets takes the command back.
            return Optional.of(Status.no("APPEND cancelled: a message has at least one octet"));
        }
        if (head.size() > client.surroundings().limits().append()) {
            return Optional.of(Status.no("TOOBIG", "Message is too large"));
        }
        if (client.account().mailbox(name.get()).isEmpty()) {
            return Optional.of(Refusals.ofTarget(Refusal.NO_SUCH_MAILBOX));
        }
        boolean fits = client.account().quota().hasRoomFor(total + head.size());
        return fits ? Optional.empty() : Optional.of(Refusals.of(Refusal.OVER_QUOTA));
    }

    private void write(Receiving message, ByteBuffer octets) {
        byte[] chunk = new byte[octets.remaining()];
        octets.get(chunk);
        for (byte octet : chunk) {
            if (octet == 0) {
                // A literal cannot hold NUL (RFC 9051 §4.3), so such a message could never be fetched again.
                refuse(message.tag(), Status.no("UNKNOWN-CTE", "Message has a NUL octet"));
                return;
            }
        }
        try {
            message.writer().write(chunk, 0, chunk.length);
        } catch (IOException | RuntimeException e) {
            failed(message.tag(), e);
        }
    }

    private void end(Receiving message) {
        receiving = Optional.empty();
        try {
            received.add(new Received(message.head(), message.writer().finish()));
        } catch (IOException | RuntimeException e) {
            message.writer().close();
            failed(message.tag(), e);
        }
    }

    private void refuse(String tag, Status status) {
        forget();
        client.tagged(tag, status);
        client.decoder().refuseMessage();
    }

    private void failed(String tag, Exception e) {
        if (e instanceof SpoolFullException) {
            refuse(tag, Status.no("UNAVAILABLE", "Too many messages are on their way; try again later"));
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "session " + client.context().id() + ": a message was not taken", e);
        boolean ours = e instanceof RuntimeException;
        refuse(
                tag,
                ours
                        ? Status.no("SERVERBUG", "Internal error; nothing was appended")
                        : Status.no("UNAVAILABLE", "The mail store cannot do this now; try again later"));
    }

    /** The messages that have come; the caller closes them. */
    List<Received> take() {
        List<Received> taken = List.copyOf(received);
        received.clear();
        total = 0;
        return taken;
    }

    /** Throws away what has come. */
    void forget() {
        receiving.ifPresent(message -> message.writer().close());
        receiving = Optional.empty();
        received.forEach(one -> one.message().close());
        received.clear();
        total = 0;
    }
}
