package io.mailcore.core.net;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.protocol.Output;
import io.mailcore.core.protocol.Session;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.protocol.TlsDetails;
import io.mailcore.core.protocol.TlsMode;
import io.mailcore.core.services.CoreServices.Watch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One connection's side to its session: decides, step by step, what the session is asked to do next.
 *
 * <p>How it works: whoever has news (octets, room to write, a deadline, a commit, the server's stop) leaves it in a flag
 * and wakes the serial queue, which runs this. A turn goes on until there is nothing to do, then everything written in it
 * goes to the network at once. The order within a turn: what is begun is finished before anything new is looked at.
 */
final class Turn implements Runnable, SessionContext {
    private static final System.Logger LOG = System.getLogger(Turn.class.getName());

    /** Then others that wait for a thread have their turn. */
    private static final int STEPS = 256;

    private final Connection connection;
    private final Endpoint endpoint;
    private final Session session;
    private final Outbox outbox;
    private final Alarm deadline;
    private final long startedAt;
    private final AtomicBoolean deadlinePassed = new AtomicBoolean();
    private final AtomicBoolean hinted = new AtomicBoolean();
    private final AtomicBoolean encrypted = new AtomicBoolean();
    private final AtomicReference<Optional<Throwable>> brokenBy = new AtomicReference<>(Optional.empty());
    private volatile boolean stopRequested;
    private volatile boolean paused;
    private boolean opened;
    private boolean stopTold;
    private boolean tlsRequested;
    private boolean handshaking;
    private boolean closing;
    private boolean ended;
    private String reason = "closed by the peer";
    private Optional<Watch> watch = Optional.empty();

    Turn(Connection connection) {
        this.connection = connection;
        this.endpoint = connection.endpoint();
        this.outbox = new Outbox(connection);
        this.startedAt = endpoint.time().nanos();
        this.deadline = new Alarm(endpoint.time(), () -> {
            deadlinePassed.set(true);
            connection.wake();
        });
        this.handshaking = endpoint.listener().tls() == TlsMode.IMPLICIT;
        this.session = endpoint.sessions().open(this);
    }

    Outbox outbox() {
        return outbox;
    }

    void stop() {
        stopRequested = true;
        connection.wake();
    }

    void encrypted() {
        encrypted.set(true);
    }

    /** The network has failed: for the log. */
    void broken(Throwable cause) {
        brokenBy.compareAndSet(Optional.empty(), Optional.of(cause));
    }

    @Override
    public void run() {
        if (ended) {
            return;
        }
        try {
            for (int i = 0; i < STEPS; i++) {
                if (!step()) {
                    outbox.pump();
                    return;
                }
            }
            outbox.pump();
            connection.wake();
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (Error e) {
            connection.abort();
            throw e;
        }
    }

    /** Does one thing; false when there is nothing to do until the next wake. */
    private boolean step() throws IOException {
        if (connection.isGone()) {
            end();
            return false;
        }
        if (closing) {
            return finishClosing();
        }
        if (handshaking) {
            return finishHandshake();
        }
        if (tlsRequested) {
            return beginHandshake();
        }
        if (!opened) {
            return open();
        }
        return converse();
    }

    private boolean converse() throws IOException {
        if (outbox.isFull()) {
            outbox.pump();
            if (outbox.isFull()) {
                return false;
            }
        }
        if (!paused && session.produce()) {
            return true;
        }
        // Asked for at the end of a response: begins before the peer's next octets are looked at.
        if (closing || tlsRequested) {
            return true;
        }
        if (stopRequested && !stopTold) {
            stopTold = true;
            reason = "server stopped";
            session.stopping();
            return true;
        }
        if (paused) {
            return false;
        }
        return hear();
    }

    private boolean hear() throws IOException {
        if (hinted.getAndSet(false)) {
            session.changed();
            return true;
        }
        if (deadlinePassed.getAndSet(false)) {
            reason = "deadline passed";
            session.deadlinePassed();
            return true;
        }
        if (!connection.inbox().isEmpty()) {
            if (connection.inbox().read(session::receive)) {
                connection.resumeReading();
            }
            return true;
        }
        // The peer has ended its side: what it has sent is answered, then we end ours.
        closing |= connection.inputEnded();
        return closing;
    }

    private boolean open() throws IOException {
        opened = true;
        endpoint.services().publish(new MailEvent.SessionOpened(endpoint.time().now(), peer()));
        session.opened();
        return true;
    }

    private boolean beginHandshake() throws IOException {
        tlsRequested = false;
        handshaking = true;
        connection.startTls(clearReply());
        return false;
    }

    private byte[] clearReply() throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        outbox.drainTo(reply);
        return reply.toByteArray();
    }

    private boolean finishHandshake() throws IOException {
        if (!encrypted.getAndSet(false)) {
            return false;
        }
        handshaking = false;
        if (opened) {
            session.tlsStarted();
        }
        return true;
    }

    private boolean finishClosing() throws IOException {
        outbox.pump();
        if (outbox.isDone()) {
            connection.closeGently();
            end();
        }
        return false;
    }

    private void fail(Exception cause) {
        LOG.log(System.Logger.Level.ERROR, "session " + connection.name() + " failed", cause);
        reason = "failed";
        if (!closing) {
            closing = true;
            session.failed(cause);
            connection.wake();
        } else {
            connection.abort();
        }
    }

    private void end() {
        ended = true;
        deadline.cancel();
        unwatch();
        outbox.close();
        connection.inbox().close();
        try {
            session.closed();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "session " + connection.name() + " failed while closing", e);
        }
        report();
        endpoint.registry().remove(connection);
    }

    private void report() {
        String why = brokenBy.get()
                .map(cause -> "connection broken: " + cause.getMessage())
                .orElse(reason);
        endpoint.services().publish(new MailEvent.SessionClosed(endpoint.time().now(), peer(), why));
        long millis = Duration.ofNanos(endpoint.time().nanos() - startedAt).toMillis();
        LOG.log(
                System.Logger.Level.INFO,
                () -> "session=" + connection.name() + " peer=" + connection.remote() + " ms=" + millis + " in="
                        + connection.received() + " out=" + connection.sent() + " end=\"" + why + "\"");
    }

    private Peer peer() {
        return new Peer(
                connection.name(),
                endpoint.listener().name(),
                connection.remote(),
                Optional.empty(),
                tls().map(details -> details.version() + " " + details.cipherSuite()),
                Optional.empty());
    }

    @Override
    public String id() {
        return connection.name();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return connection.remote();
    }

    @Override
    public InetSocketAddress localAddress() {
        return connection.local();
    }

    @Override
    public Optional<TlsDetails> tls() {
        return connection.tls();
    }

    @Override
    public boolean canStartTls() {
        return endpoint.listener().tls() == TlsMode.STARTTLS
                && endpoint.tls().isPresent()
                && tls().isEmpty()
                && !tlsRequested;
    }

    @Override
    public void startTls() {
        if (!canStartTls()) {
            throw new IllegalStateException("startTls: not offered (expected: canStartTls())");
        }
        tlsRequested = true;
        connection.inbox().clear();
    }

    @Override
    public Output output() {
        return outbox;
    }

    @Override
    public void deadline(Duration delay) {
        deadlinePassed.set(false);
        deadline.set(delay);
    }

    @Override
    public void pause(Duration delay) {
        paused = true;
        endpoint.time().schedule(delay, () -> {
            paused = false;
            connection.wake();
        });
    }

    @Override
    public void watch(AccountId account) {
        unwatch();
        watch = Optional.of(endpoint.services().watch(account, () -> {
            hinted.set(true);
            connection.wake();
        }));
    }

    @Override
    public void unwatch() {
        watch.ifPresent(Watch::close);
        watch = Optional.empty();
    }

    @Override
    public void close() {
        closing = true;
        reason = reason.equals("closed by the peer") ? "closed by the session" : reason;
    }
}
