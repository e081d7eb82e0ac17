package io.mailcore.pop3.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Reply;
import io.mailcore.core.codec.Flaw;
import io.mailcore.core.codec.FramedLine;
import io.mailcore.core.codec.LineFramer;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.protocol.Session;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.sasl.FailedLogins;
import io.mailcore.core.sasl.SaslDialogue;
import io.mailcore.pop3.Pop3Limits;
import io.mailcore.pop3.codec.Command;
import io.mailcore.pop3.session.Wire.ResponseCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One POP3 conversation: frames lines, hands commands to the present state, watches limits. */
public final class Pop3Session implements Session {
    private static final System.Logger LOG = System.getLogger(Pop3Session.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 5;

    private final String protocol;
    private final Pop3Limits limits;
    private final MaildropLocks locks;
    private final ServerServices services;
    private final SessionContext context;
    private final Wire wire;
    private final LineFramer framer;
    private final Authorization authorization;
    private final FailedLogins failedLogins;
    private Phase phase;
    private Optional<AccountId> account = Optional.empty();
    private int errors;
    private boolean stopping;

    /**
     * A session that has not greeted yet.
     *
     * @param protocol the listener's name
     * @param limits what it allows
     * @param locks which maildrops are open, of all sessions of the server
     * @param services of the server
     * @param context of the connection
     */
    public Pop3Session(
            String protocol, Pop3Limits limits, MaildropLocks locks, ServerServices services, SessionContext context) {
        this.protocol = protocol;
        this.limits = limits;
        this.locks = locks;
        this.services = services;
        this.context = context;
        this.wire = new Wire(context.output());
        this.framer = new LineFramer(limits.lineOctets());
        this.failedLogins = new FailedLogins(limits.loginFailures(), FIRST_PAUSE, DOUBLINGS);
        this.authorization = new Authorization(this, wire, services.logins());
        this.phase = authorization;
    }

    @Override
    public void opened() {
        context.deadline(limits.login());
        services.pipeline()
                .connected(peer())
                .ifPresentOrElse(this::refuse, () -> wire.ok(services.hostname() + " POP3 ready"));
    }

    // RFC 3206 §4: whether it helps to come again.
    private void refuse(Reply refusal) {
        wire.error(refusal.isTransientFailure() ? ResponseCode.SYS_TEMP : ResponseCode.SYS_PERM, ascii(refusal.text()));
        context.close();
    }

    // RFC 1939 §3: responses are in US-ASCII. A filter's text may be any.
    private static String ascii(String text) {
        return text.codePoints()
                .mapToObj(c -> c < 0x7f ? Character.toString(c) : "?")
                .collect(Collectors.joining());
    }

    @Override
    public void tlsStarted() {
        context.deadline(limits.login());
    }

    @Override
    public void receive(ByteBuffer input) throws IOException {
        Optional<FramedLine> line = framer.next(input);
        if (line.isPresent()) {
            handle(line.get());
            framer.limit(phase.expectsLine() ? SaslDialogue.MAX_LINE + 2 : limits.lineOctets());
        }
    }

    private void handle(FramedLine line) throws IOException {
        if (account.isPresent()) {
            context.deadline(limits.idle());
        }
        try {
            if (line.isSound()) {
                handle(line.octets());
            } else {
                authorization.reset();
                error(line.has(Flaw.TOO_LONG) ? "Line too long" : "Lines end with CRLF and hold no NUL");
            }
        } catch (IOException e) {
            log("command failed", e);
            authorization.reset();
            wire.error(ResponseCode.SYS_TEMP, "Temporary failure, try again later");
        }
    }

    private void handle(byte[] line) throws IOException {
        if (phase.expectsLine()) {
            phase.line(line);
            return;
        }
        Optional<Command> command = Command.parse(line);
        if (command.isEmpty()) {
            error("Unknown command");
        } else if (!phase.handle(command.get())) {
            error(command.get().verb() + " is not possible now");
        }
    }

    private void error(String text) {
        wire.error(text);
        if (++errors >= limits.errors()) {
            wire.error("Too many errors");
            context.close();
        }
    }

    Peer peer() {
        return context.peer(protocol).withAccount(account);
    }

    boolean canStartTls() {
        return context.canStartTls();
    }

    void startTls() {
        context.startTls();
    }

    /** RFC 2449 §5: what this session can do in its present state. */
    void capabilities() {
        wire.ok("Capabilities follow");
        capabilityList().forEach(wire::line);
        wire.end();
    }

    private List<String> capabilityList() {
        List<String> capabilities =
                new ArrayList<>(List.of("TOP", "UIDL", "RESP-CODES", "AUTH-RESP-CODE", "PIPELINING"));
        if (account.isEmpty() && services.logins().acceptsPlaintext(peer())) {
            capabilities.add("USER");
        }
        List<String> mechanisms = account.isEmpty() ? services.logins().mechanisms(peer()) : List.of();
        if (!mechanisms.isEmpty()) {
            capabilities.add("SASL " + String.join(" ", mechanisms));
        }
        if (account.isEmpty() && context.canStartTls()) {
            capabilities.add("STLS");
        }
        capabilities.add("EXPIRE NEVER");
        capabilities.add("IMPLEMENTATION mailcore");
        return capabilities;
    }

    void loggedIn(AccountId id) throws IOException {
        if (!locks.acquire(id)) {
            wire.error(ResponseCode.IN_USE, "The maildrop is open in another session");
            return;
        }
        Maildrop maildrop;
        try {
            maildrop = Maildrop.open(services.store().account(id), limits.messages());
        } catch (IOException | RuntimeException e) {
            locks.release(id);
            throw e;
        }
        account = Optional.of(id);
        phase = new Transaction(this, wire, maildrop);
        context.deadline(limits.idle());
        wire.ok(maildrop.count() + " messages");
    }

    void loginFailed() {
        Duration pause = failedLogins.count();
        if (failedLogins.areTooMany()) {
            context.close();
        } else {
            context.pause(pause);
        }
    }

    void goodbye() {
        wire.ok("Goodbye");
        context.close();
    }

    void close() {
        context.close();
    }

    void log(String what, Exception cause) {
        LOG.log(System.Logger.Level.WARNING, "session " + context.id() + ": " + what, cause);
    }

    @Override
    public boolean produce() throws IOException {
        boolean more = phase.produce();
        if (!more && stopping) {
            stopping();
        }
        return more;
    }

    @Override
    public void changed() {
        // A maildrop shows what was there at login (RFC 1939 §4): nothing is watched.
    }

    // RFC 1939 §3: at the time-out the connection is closed without entering UPDATE. A client that still takes a long
    // response is not idle; whether it takes it at all is the driver's to watch.
    @Override
    public void deadlinePassed() {
        if (phase.isProducing()) {
            context.deadline(limits.idle());
        } else {
            sayAndClose("Idle too long");
        }
    }

    @Override
    public void stopping() {
        stopping = true;
        if (!phase.isProducing()) {
            sayAndClose("The server stops");
        }
    }

    // Within a long response an error line would pass for a line of the message: the missing end says enough.
    @Override
    public void failed(Exception cause) {
        if (!phase.isProducing()) {
            wire.error(ResponseCode.SYS_TEMP, "Internal failure");
        }
    }

    private void sayAndClose(String text) {
        wire.error(ResponseCode.SYS_TEMP, text);
        context.close();
    }

    @Override
    public void closed() {
        phase.closed();
        account.ifPresent(locks::release);
    }
}
