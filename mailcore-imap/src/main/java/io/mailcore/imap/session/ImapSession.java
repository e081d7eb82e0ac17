package io.mailcore.imap.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.core.protocol.Session;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.imap.ImapLimits;
import io.mailcore.imap.codec.CommandDecoder;
import io.mailcore.imap.codec.CommandLimits;
import io.mailcore.imap.codec.Decoded;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One IMAP conversation (RFC 9051, RFC 3501).
 *
 * <p>How it works: the decoder finds one command at a time; the {@link Commands} table says whether it is allowed in the
 * present state and makes a {@link Task} of it. {@link #produce()} takes the task on step by step, then tells the client
 * what has happened in its mailbox meanwhile, as far as the command allows, and then writes the tagged response. No other
 * command is looked at until then.
 */
public final class ImapSession implements Session {
    private static final System.Logger LOG = System.getLogger(ImapSession.class.getName());

    private final Client client;
    private final CommandDecoder decoder;
    private final Appending appending;
    private Optional<Execution> execution = Optional.empty();
    private boolean progressed;

    /**
     * A session that has not greeted yet.
     *
     * @param context of the connection
     * @param surroundings of the session
     */
    public ImapSession(SessionContext context, Surroundings surroundings) {
        this.decoder = new CommandDecoder(commandLimits(surroundings.limits()));
        this.client = new Client(context, surroundings, decoder);
        this.appending = new Appending(client);
    }

    private static CommandLimits commandLimits(ImapLimits limits) {
        CommandLimits usual = CommandLimits.DEFAULT;
        return new CommandLimits(
                limits.line(),
                limits.line() + limits.literals(),
                usual.beforeLogin(),
                usual.literals(),
                usual.nonSynchronising(),
                usual.discard());
    }

    @Override
    public void opened() {
        client.context().deadline(limits().preLogin());
        Optional<Reply> refusal = client.surroundings()
                .services()
                .pipeline()
                .connected(client.surroundings().peer().get());
        refusal.ifPresentOrElse(this::refuse, this::greet);
    }

    // RFC 9051 §7.1.5: BYE in place of the greeting; RFC 5530 §3: UNAVAILABLE says that the reason will pass.
    private void refuse(Reply refusal) {
        bye((refusal.isTransientFailure() ? "[UNAVAILABLE] " : "") + ascii(refusal.text()));
    }

    // RFC 9051 §9 resp-text: printable US-ASCII before anything is enabled. A filter's text may be any.
    private static String ascii(String text) {
        return text.codePoints()
                .mapToObj(c -> c >= ' ' && c < 0x7f ? Character.toString(c) : "?")
                .collect(Collectors.joining());
    }

    private void greet() {
        client.untagged("OK [CAPABILITY " + Capabilities.of(client) + "] "
                + client.surroundings().services().hostname() + " ready");
    }

    @Override
    public void tlsStarted() {
        decoder.reset();
    }

    @Override
    public void receive(ByteBuffer input) {
        if (client.state() == Client.State.LOGOUT) {
            input.position(input.limit());
            return;
        }
        Optional<Decoded> decoded = decoder.decode(input);
        while (decoded.isPresent()) {
            handle(decoded.get());
            if (execution.isPresent() || client.state() == Client.State.LOGOUT) {
                return;
            }
            decoded = decoder.decode(input);
        }
    }

    private void handle(Decoded decoded) {
        if (decoded instanceof Decoded.Command command) {
            patience();
            begin(command);
        } else if (decoded instanceof Decoded.ContinuationNeeded) {
            client.continuation("Ready");
        } else if (decoded instanceof Decoded.Line line) {
            patience();
            execution.ifPresent(running -> running.line(line.octets()));
        } else if (decoded instanceof Decoded.LineTooLong) {
            execution.ifPresent(Execution::lineTooLong);
        } else if (decoded instanceof Decoded.Refused refused) {
            patience();
            appending.forget();
            refuse(refused);
        } else if (decoded instanceof Decoded.Fatal fatal) {
            bye(fatal.text());
        } else {
            patience();
            appending.handle(decoded);
        }
    }

    private void begin(Decoded.Command command) {
        execution =
                Optional.of(new Execution(client, command.tag(), Commands.all().begin(client, appending, command)));
    }

    private void refuse(Decoded.Refused refused) {
        // RFC 5182 §2.1: a SEARCH that ends with NO leaves nothing saved; rather too little than the wrong messages.
        if (refused.code().filter(code -> code.startsWith("BADCHARSET")).isPresent()) {
            client.selected().ifPresent(mailbox -> mailbox.save(UidSet.EMPTY));
        }
        client.responses().refused(refused);
        client.writeResponses();
        client.mistaken();
    }

    /** Whoever has logged in gets the full time again with each thing it does; before that, there is one time for all. */
    private void patience() {
        if (client.state() != Client.State.NOT_AUTHENTICATED) {
            client.context().deadline(limits().autologout());
        }
    }

    @Override
    public boolean produce() {
        if (execution.isEmpty()) {
            return false;
        }
        Execution running = execution.get();
        boolean more = running.step();
        progressed = true;
        if (running.isOver()) {
            execution = Optional.empty();
            running.close();
            patience();
        }
        return more;
    }

    @Override
    public void changed() {
        client.selected().ifPresent(SelectedMailbox::markDirty);
    }

    @Override
    public void deadlinePassed() {
        boolean writing = execution.isPresent() && !execution.get().isWaiting();
        if (writing && progressed) {
            // A long response that the network takes is no silence.
            progressed = false;
            client.context().deadline(limits().autologout());
            return;
        }
        // RFC 9051 §5.4.
        bye(client.state() == Client.State.NOT_AUTHENTICATED ? "Login took too long" : "Autologout; idle for too long");
    }

    @Override
    public void stopping() {
        bye("Server is shutting down");
    }

    @Override
    public void failed(Exception cause) {
        client.untagged("BYE Internal error");
    }

    private void bye(String text) {
        client.untagged("BYE " + text);
        client.leave();
    }

    @Override
    public void closed() {
        try {
            execution.ifPresent(Execution::close);
            appending.forget();
            client.unselect();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "session " + client.context().id() + " did not close cleanly", e);
        }
    }

    private ImapLimits limits() {
        return client.surroundings().limits();
    }
}
