package io.mailcore.core.net;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.protocol.Output;
import io.mailcore.core.protocol.Session;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.protocol.TlsDetails;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session's side of a connection: calls the session's methods, one at a time, on the serial queue.
 *
 * <p>How it works: the other side leaves word in volatile fields and queues and wakes the serial queue, which makes a
 * {@link #turn}. A turn takes steps, each of them one call of the session, until there is nothing to do, the output is
 * full, or the session waits or ends. Then everything written goes to the event loop in one batch. Nothing here ever
 * waits for the network.
 *
 * <p>The end has two halves: the session says so or fails, its last output is sent, and the loop reports the connection
 * gone; or the loop reports it gone at once. Only then is the session closed, because contents must stay readable until
 * they are written.
 */
final class Conversation implements SessionContext {
    private static final System.Logger LOG = System.getLogger("io.mailcore.core.net");

    /** Input handled in one turn before others get theirs. */
    private static final int TURN_OCTETS = 256 * 1024;

    private static final int SHOWN_FRAMES = 20;

    private final Network network;
    private final Gate gate;
    private final Connection connection;
    private final InputQueue input;
    private final OutputQueue output;
    private final SerialQueue queue;
    private final String id;
    private final InetSocketAddress remote;
    private final InetSocketAddress local;

    // Left by others.
    private volatile boolean ready;
    private volatile boolean inputEnded;
    private volatile boolean gone;
    private volatile boolean hinted;
    private volatile boolean stopping;
    private volatile boolean wantsRoom;
    private volatile @Nullable TlsDetails tls;

    // Used on the serial queue only.
    private @Nullable Session session;
    private @Nullable Alarm deadline;
    private @Nullable Alarm pause;
    private @Nullable AutoCloseable watch;
    private EndReason closeReason = EndReason.DONE;
    private int turnOctets;
    private boolean heldUp;
    private boolean producing;
    private boolean midResponse;
    private boolean toldStopping;
    private boolean upgrading;
    private boolean upgradeSent;
    private boolean closing;
    private boolean closeSent;
    private boolean ended;

    Conversation(Connection connection, Gate gate, InetSocketAddress local, InetSocketAddress remote) {
        this.network = gate.network();
        this.gate = gate;
        this.connection = connection;
        this.input = connection.input();
        this.output = connection.output();
        this.local = local;
        this.remote = remote;
        this.id = network.nextId();
        this.queue = new SerialQueue(network.workers(), this::turn, () -> connection.abort(EndReason.NO_THREADS));
    }

    // What others leave word of. On any thread.

    /** The connection is open, in clear. */
    void start() {
        ready = true;
        queue.wake();
    }

    /** The connection is encrypted: from its beginning, or because the session asked for it. */
    void start(TlsDetails details) {
        tls = details;
        start();
    }

    void wake() {
        queue.wake();
    }

    void inputEnded() {
        inputEnded = true;
        queue.wake();
    }

    void gone() {
        gone = true;
        queue.wake();
    }

    /** The server stops. Says whether there is a session to say goodbye. */
    boolean stop() {
        stopping = true;
        queue.wake();
        return ready;
    }

    private void hint() {
        hinted = true;
        queue.wake();
    }

    // The turn.

    private void turn() {
        if (ended || !ready && !gone) {
            return;
        }
        try {
            turnOctets = 0;
            heldUp = false;
            finishUpgrade();
            while (!gone && isListening() && step()) {
                // Each step is one call of the session.
            }
            if (gone) {
                end();
            } else {
                deliver();
            }
        } catch (Throwable e) { // Whatever it was, the connection does not stay behind without anybody to serve it.
            log(e);
            connection.abort(EndReason.FAILED);
        }
    }

    private void finishUpgrade() {
        if (upgrading && tls != null && !gone && session != null) {
            upgrading = false;
            call(session::tlsStarted, EndReason.DONE);
        }
    }

    private boolean isListening() {
        if (closing || upgrading || turnOctets >= TURN_OCTETS) {
            return false;
        }
        heldUp = output.isFull();
        return !heldUp;
    }

    /** Calls the session once, for the first thing there is; says whether there was any. */
    private boolean step() {
        if (session == null) {
            return open();
        }
        if (isPaused()) {
            return !midResponse && tellStopping(session);
        }
        if (producing) {
            return produce(session);
        }
        if (hinted) {
            hinted = false;
            return call(session::changed, EndReason.DONE);
        }
        if (deadline != null && deadline.takeDue()) {
            return call(session::deadlinePassed, EndReason.TIMEOUT);
        }
        return tellStopping(session) || receive(session);
    }

    private boolean produce(Session from) {
        call(
                () -> {
                    midResponse = false;
                    midResponse = from.produce();
                },
                EndReason.DONE);
        producing = midResponse;
        return true;
    }

    private boolean tellStopping(Session to) {
        if (!stopping || toldStopping) {
            return false;
        }
        toldStopping = true;
        return call(to::stopping, EndReason.SERVER_STOPPED);
    }

    private boolean open() {
        network.services().publish(new MailEvent.SessionOpened(network.time().now(), peer()));
        try {
            session = gate.factory().open(this);
        } catch (RuntimeException e) {
            log(e);
            closing = true;
            closeReason = EndReason.FAILED;
            return false;
        }
        return call(session::opened, EndReason.DONE);
    }

    private boolean isPaused() {
        if (pause == null || !pause.isSet()) {
            return false;
        }
        return !pause.takeDue();
    }

    private boolean receive(Session to) {
        ByteBuffer octets = input.next();
        if (!octets.hasRemaining()) {
            return endOfInput();
        }
        int before = octets.remaining();
        call(() -> to.receive(octets), EndReason.DONE);
        int taken = before - octets.remaining();
        turnOctets += taken;
        input.consumed();
        connection.inputTaken();
        if (taken == 0 && !closing && !upgrading && !isPaused()) {
            fail(new IllegalStateException("receive took nothing of " + before + " octets"));
        }
        return true;
    }

    // The peer has shut its side down: it gets its answers, and then the connection ends.
    private boolean endOfInput() {
        if (inputEnded && !input.next().hasRemaining()) {
            closing = true;
            closeReason = EndReason.PEER_CLOSED;
        }
        return false;
    }

    private boolean call(Call call, EndReason ifClosed) {
        boolean wasClosing = closing;
        producing = true;
        try {
            call.run();
        } catch (Throwable e) { // The one place where a session's exceptions, and a stack too deep, are caught.
            fail(e);
        }
        if (closing && !wasClosing && closeReason == EndReason.DONE) {
            closeReason = ifClosed;
        }
        return true;
    }

    private void fail(Throwable cause) {
        log(cause);
        closing = true;
        closeReason = EndReason.FAILED;
        try {
            if (session != null) {
                session.failed(cause instanceof Exception e ? e : new IllegalStateException("session failed", cause));
            }
        } catch (RuntimeException e) {
            log(e);
        }
    }

    /** Gives the loop what was written, as much as it should have now. */
    private void deliver() {
        List<ByteBuf> batch;
        try {
            batch = output.pull();
        } catch (IOException | RuntimeException e) {
            log(e);
            connection.abort(EndReason.CONTENT_UNREADABLE);
            return;
        }
        boolean all = !output.isWaiting();
        After after = all && closing && !closeSent
                ? After.CLOSE
                : all && upgrading && !upgradeSent && !closing ? After.START_TLS : After.GO_ON;
        closeSent |= after == After.CLOSE;
        upgradeSent |= after == After.START_TLS;
        if (!batch.isEmpty() || after != After.GO_ON) {
            connection.send(batch, after, closeReason);
        }
        // Whether the turn was held up, not whether it would be now: the network takes octets all the time, and nobody
        // would go on with a turn that ended for want of room that has come since.
        wantsRoom = !all || heldUp;
        if (turnOctets >= TURN_OCTETS || wantsRoom && output.hasRoom()) {
            queue.wake();
        }
    }

    /** The network has taken octets. On the event loop. */
    void outputTaken() {
        if (wantsRoom && output.hasRoom()) {
            wantsRoom = false;
            queue.wake();
        }
    }

    private void end() {
        ended = true;
        try {
            Optional.ofNullable(deadline).ifPresent(Alarm::cancel);
            Optional.ofNullable(pause).ifPresent(Alarm::cancel);
            unwatch();
            input.close();
            output.clear();
            if (session != null) {
                closeSession(session);
            }
        } finally {
            connection.sessionEnded();
        }
    }

    private void closeSession(Session toClose) {
        try {
            toClose.closed();
        } catch (RuntimeException e) {
            log(e);
        }
        String reason = connection.reason().words();
        network.services().publish(new MailEvent.SessionClosed(network.time().now(), peer(), reason));
    }

    private void log(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            // The peer who has caused it shall not fill the log with a thousand lines.
            cause.setStackTrace(Arrays.copyOf(cause.getStackTrace(), SHOWN_FRAMES));
        }
        LOG.log(Level.WARNING, () -> "session " + id + " (" + gate.name() + ", " + remote + ") failed", cause);
    }

    private Peer peer() {
        Optional<String> encryption = tls().map(t -> t.version() + " " + t.cipherSuite());
        return new Peer(id, gate.name(), remote, Optional.empty(), encryption, Optional.empty());
    }

    // What the session asks for.

    @Override
    public String id() {
        return id;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public Optional<TlsDetails> tls() {
        return Optional.ofNullable(tls);
    }

    @Override
    public boolean canStartTls() {
        return gate.offersStartTls() && tls == null && !upgrading;
    }

    @Override
    public void startTls() {
        if (!canStartTls()) {
            throw new IllegalStateException("startTls: not offered, or encrypted already");
        }
        upgrading = true;
        // CVE-2011-0411: from here on nothing that came in clear is ever looked at.
        input.drop();
    }

    @Override
    public Output output() {
        return output;
    }

    @Override
    public void deadline(Duration delay) {
        if (deadline == null) {
            deadline = new Alarm(network.time(), queue::wake);
        }
        deadline.set(delay);
    }

    @Override
    public void pause(Duration delay) {
        if (pause == null) {
            pause = new Alarm(network.time(), queue::wake);
        }
        pause.set(delay);
    }

    @Override
    public void watch(AccountId account) {
        unwatch();
        watch = network.watchers().watch(account, this::hint);
    }

    @Override
    public void unwatch() {
        AutoCloseable before = watch;
        watch = null;
        if (before != null) {
            try {
                before.close();
            } catch (Exception e) {
                log(e);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
    }

    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }
}
