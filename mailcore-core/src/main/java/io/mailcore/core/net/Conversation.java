package io.mailcore.core.net;

import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.protocol.Session;
import io.mailcore.core.protocol.TlsDetails;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
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
final class Conversation {
    /** Input handled in one turn before others get theirs. */
    private static final int TURN_OCTETS = 256 * 1024;

    private final Network network;
    private final Gate gate;
    private final Connection connection;
    private final InputQueue input;
    private final OutputQueue output;
    private final SerialQueue queue;
    private final Ends ends;
    private final Requests requests;

    // Left by others.
    private volatile boolean ready;
    private volatile boolean inputEnded;
    private volatile boolean gone;
    private volatile boolean hinted;
    private volatile boolean stopping;
    private volatile boolean wantsRoom;

    // Used on the serial queue only.
    private @Nullable Session session;
    private EndReason closeReason = EndReason.DONE;
    private int turnOctets;
    private boolean heldUp;
    private boolean producing;
    private boolean midResponse;
    private boolean toldStopping;
    private boolean upgradeSent;
    private boolean closeSent;
    private boolean ended;

    Conversation(Connection connection, Gate gate, Executor executor, Ends ends) {
        this.network = gate.network();
        this.gate = gate;
        this.connection = connection;
        this.input = connection.input();
        this.output = connection.output();
        this.ends = ends;
        this.queue = new SerialQueue(executor, this::turn, () -> connection.abort(EndReason.NO_THREADS));
        this.requests = new Requests(connection, gate, ends, new Requests.Wakers(queue::wake, this::hint));
    }

    // What others leave word of. On any thread.

    /** The connection is open, in clear. */
    void start() {
        ready = true;
        queue.wake();
    }

    /** The connection is encrypted: from its beginning, or because the session asked for it. */
    void start(TlsDetails details) {
        requests.encrypted(details);
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
            ends.log(e);
            connection.abort(EndReason.FAILED);
        }
    }

    private void finishUpgrade() {
        if (!gone && session != null && requests.takeUpgraded()) {
            call(session::tlsStarted, EndReason.DONE);
        }
    }

    private boolean isListening() {
        if (requests.isClosing() || requests.isUpgrading() || turnOctets >= TURN_OCTETS) {
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
        if (requests.isPaused()) {
            return !midResponse && tellStopping(session);
        }
        if (producing) {
            return produce(session);
        }
        if (hinted) {
            hinted = false;
            return call(session::changed, EndReason.DONE);
        }
        if (requests.takeDeadline()) {
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
            session = gate.factory().open(requests);
        } catch (RuntimeException e) {
            ends.log(e);
            requests.close();
            closeReason = EndReason.FAILED;
            return false;
        }
        return call(session::opened, EndReason.DONE);
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
        if (taken == 0 && !requests.isClosing() && !requests.isUpgrading() && !requests.isPaused()) {
            fail(new IllegalStateException("receive took nothing of " + before + " octets"));
        }
        return true;
    }

    // The peer has shut its side down: it gets its answers, and then the connection ends.
    private boolean endOfInput() {
        if (inputEnded && !input.next().hasRemaining()) {
            requests.close();
            closeReason = EndReason.PEER_CLOSED;
        }
        return false;
    }

    private boolean call(Call call, EndReason ifClosed) {
        boolean wasClosing = requests.isClosing();
        producing = true;
        try {
            call.run();
        } catch (Throwable e) { // The one place where a session's exceptions, and a stack too deep, are caught.
            fail(e);
        }
        if (requests.isClosing() && !wasClosing && closeReason == EndReason.DONE) {
            closeReason = ifClosed;
        }
        return true;
    }

    private void fail(Throwable cause) {
        ends.log(cause);
        requests.close();
        closeReason = EndReason.FAILED;
        try {
            if (session != null) {
                session.failed(cause instanceof Exception e ? e : new IllegalStateException("session failed", cause));
            }
        } catch (RuntimeException e) {
            ends.log(e);
        }
    }

    /** Gives the loop what was written, as much as it should have now. */
    private void deliver() {
        List<ByteBuf> batch;
        try {
            batch = output.pull();
        } catch (IOException | RuntimeException e) {
            ends.log(e);
            connection.abort(EndReason.CONTENT_UNREADABLE);
            return;
        }
        boolean all = !output.isWaiting();
        After after = all ? afterAll() : After.GO_ON;
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

    /** What the loop does once it has all that was written. */
    private After afterAll() {
        if (requests.isClosing()) {
            return closeSent ? After.GO_ON : After.CLOSE;
        }
        return requests.isUpgrading() && !upgradeSent ? After.START_TLS : After.GO_ON;
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
            requests.release();
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
            ends.log(e);
        }
        String reason = connection.reason().words();
        network.services().publish(new MailEvent.SessionClosed(network.time().now(), peer(), reason));
    }

    private Peer peer() {
        return requests.peer(gate.name());
    }

    String id() {
        return ends.id();
    }

    InetSocketAddress remoteAddress() {
        return ends.remote();
    }

    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }
}
