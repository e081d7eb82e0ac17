package io.mailcore.core.net;

import io.mailcore.api.time.TimeSource.Scheduled;
import io.mailcore.core.protocol.TlsDetails;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The event loop's side of a connection: moves octets between the socket and the queues, encrypts, and ends the
 * connection. Its methods run on the event loop unless they say otherwise.
 *
 * <p>Closing takes three steps, so that the peer gets the last words: they are written; the sending side is shut down;
 * and what the peer still sends is thrown away until it closes too, for a bounded time and number of octets. A socket
 * closed with unread input would send a reset, which destroys words that are on their way.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the channel, and the end is heard of.
final class Connection extends ChannelInboundHandlerAdapter {
    private static final System.Logger SESSIONS = System.getLogger("io.mailcore.session");
    private static final System.Logger LOG = System.getLogger("io.mailcore.core.net");

    private static final int LINGER_OCTETS = 1024 * 1024;

    private final Network network;
    private final Gate gate;
    private final SocketChannel channel;
    private final InputQueue input;
    private final OutputQueue output;
    private final ReadSwitch reading;
    private final Conversation conversation;
    private final AtomicReference<@Nullable EndReason> reason = new AtomicReference<>();
    private final AtomicInteger openHalves = new AtomicInteger(2);
    private final long openedNanos;

    private volatile boolean stopping;

    // Used on the event loop only.
    private State state = State.OPEN;
    private @Nullable StallWatch stallWatch;
    private @Nullable Scheduled timer;
    private EndReason closeReason = EndReason.DONE;
    private long octetsIn;
    private long octetsOut;
    private int lingered;
    private boolean peerClosed;

    private enum State {
        OPEN,
        HANDSHAKE,
        SENDING_LAST,
        LINGERING,
        CLOSED
    }

    /**
     * A connection that is not registered yet.
     *
     * @param sessions runs the session
     */
    Connection(Gate gate, SocketChannel channel, Executor sessions) {
        this.network = gate.network();
        this.gate = gate;
        this.channel = channel;
        this.input = new InputQueue(network.inputBudget());
        this.reading = new ReadSwitch(channel, input);
        this.output = new OutputQueue(channel.alloc(), network.outputBudget());
        this.openedNanos = network.time().nanos();
        this.conversation = new Conversation(
                this,
                gate,
                sessions,
                new Ends(network.nextId(), gate.name(), channel.localAddress(), channel.remoteAddress()));
    }

    InputQueue input() {
        return input;
    }

    OutputQueue output() {
        return output;
    }

    /** Why it ended; meaningful when it has. On any thread. */
    EndReason reason() {
        EndReason known = reason.get();
        return known == null ? EndReason.PEER_CLOSED : known;
    }

    // From the network.

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (gate.isEncrypted()) {
            startTls();
        } else {
            conversation.start();
        }
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf octets = (ByteBuf) message;
        octetsIn += octets.readableBytes();
        if (state == State.LINGERING) {
            linger(octets);
            return;
        }
        input.offer(octets);
        reading.suspendIfFull();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!input.isEmpty()) {
            conversation.wake();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            handshakeEnded(handshake);
        } else if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            peerClosed();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        state = State.CLOSED;
        cancelTimer();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean ofPeer = cause instanceof IOException || cause instanceof DecoderException;
        logFailure(ofPeer ? Level.DEBUG : Level.WARNING, "connection", cause);
        if (cause instanceof DecoderException || cause instanceof SSLException) {
            abort(EndReason.TLS_FAILED);
        } else {
            abort(cause instanceof IOException ? EndReason.RESET : EndReason.FAILED);
        }
    }

    // What is no TLS is quoted in the exception, in hexadecimal: it may be a password that was sent in clear.
    private void logFailure(Level level, String what, Throwable cause) {
        if (isNoTls(cause)) {
            LOG.log(level, () -> what + " of " + remote() + " failed: the peer does not speak TLS");
        } else {
            LOG.log(level, () -> what + " of " + remote() + " failed", cause);
        }
    }

    private static boolean isNoTls(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof NotSslRecordException || cause != null && isNoTls(cause);
    }

    private void peerClosed() {
        peerClosed = true;
        switch (state) {
            case OPEN, SENDING_LAST -> conversation.inputEnded();
            case HANDSHAKE -> abort(EndReason.PEER_CLOSED);
            case LINGERING -> channel.close();
            case CLOSED -> {}
        }
    }

    private void linger(ByteBuf octets) {
        lingered += octets.readableBytes();
        octets.release();
        if (lingered > LINGER_OCTETS) {
            channel.close();
        }
    }

    /** The session has taken input. On the serial queue. */
    void inputTaken() {
        if (reading.isOff() && input.hasRoom()) {
            execute(reading::resume);
        }
    }

    // From the session.

    /** Takes a batch of octets, and what to do then. On the serial queue. */
    void send(List<ByteBuf> batch, After after, EndReason ifClosed) {
        try {
            channel.eventLoop().execute(() -> write(batch, after, ifClosed));
        } catch (RejectedExecutionException e) {
            batch.forEach(this::discard);
        }
    }

    private void discard(ByteBuf octets) {
        output.sent(octets.readableBytes());
        octets.release();
    }

    private void write(List<ByteBuf> batch, After after, EndReason ifClosed) {
        ChannelPipeline pipeline = channel.pipeline();
        for (ByteBuf octets : batch) {
            int count = octets.readableBytes();
            pipeline.write(octets).addListener(future -> sent(count, future.isSuccess()));
        }
        if (after == After.CLOSE && state == State.OPEN) {
            state = State.SENDING_LAST;
            closeReason = ifClosed;
        }
        if (!batch.isEmpty()) {
            pipeline.flush();
        }
        if (after == After.START_TLS && state == State.OPEN) {
            // In the same task as the flush: whatever the peer sends once it has seen the reply meets the TLS handler.
            startTls();
        }
        if (output.inFlight() > 0) {
            watchForStall();
        }
        closeIfSent();
    }

    private void sent(int count, boolean success) {
        output.sent(count);
        if (success) {
            octetsOut += count;
        }
        conversation.outputTaken();
        closeIfSent();
    }

    private void watchForStall() {
        if (stallWatch == null) {
            stallWatch = new StallWatch(this, channel, network.limits().writeStall(), network.time());
        }
        stallWatch.arm();
    }

    boolean isSending() {
        return state != State.CLOSED && output.inFlight() > 0;
    }

    long octetsOut() {
        return octetsOut;
    }

    // TLS.

    private void startTls() {
        state = State.HANDSHAKE;
        input.resume();
        reading.resume();
        startTimer(network.limits().tlsHandshake(), () -> abort(EndReason.TLS_TOO_SLOW));
        SslHandler handler = network.tls().newHandler(this::isEncrypted, this::renegotiated);
        channel.pipeline().addFirst(handler);
    }

    private boolean isEncrypted() {
        return state != State.HANDSHAKE;
    }

    private void renegotiated() {
        abort(EndReason.TLS_RENEGOTIATION);
    }

    private void handshakeEnded(SslHandshakeCompletionEvent handshake) {
        if (!handshake.isSuccess()) {
            logFailure(Level.DEBUG, "TLS handshake", handshake.cause());
            abort(EndReason.TLS_FAILED);
            return;
        }
        if (state != State.HANDSHAKE) {
            return;
        }
        state = State.OPEN;
        cancelTimer();
        SSLSession session = channel.pipeline().get(SslHandler.class).engine().getSession();
        conversation.start(new TlsDetails(session.getProtocol(), session.getCipherSuite()));
    }

    // The end.

    private void closeIfSent() {
        if (state != State.SENDING_LAST || output.inFlight() > 0) {
            return;
        }
        state = State.LINGERING;
        reason.compareAndSet(null, closeReason);
        conversation.gone();
        if (peerClosed || stopping) {
            channel.close();
            return;
        }
        startTimer(network.limits().linger(), channel::close);
        reading.resume();
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            channel.shutdownOutput();
        } else {
            tls.closeOutbound().addListener((ChannelFutureListener) this::shutDown);
        }
    }

    private void shutDown(ChannelFuture closeNotifySent) {
        channel.shutdownOutput();
    }

    /** Ends the connection at once, unsent octets or not. On any thread. */
    void abort(EndReason why) {
        reason.compareAndSet(null, why);
        // Past the TLS handler, which would try to send a farewell first.
        execute(() -> channel.unsafe().close(channel.unsafe().voidPromise()));
    }

    /** The server stops: lets the session say goodbye. On any thread. */
    void stop() {
        stopping = true;
        if (!conversation.stop()) {
            abort(EndReason.SERVER_STOPPED);
        }
        execute(() -> {
            if (state == State.LINGERING) {
                channel.close();
            }
        });
    }

    /** The session is closed and the connection gone or about to go. On the serial queue. */
    void sessionEnded() {
        long millis = (network.time().nanos() - openedNanos) / 1_000_000;
        SESSIONS.log(
                Level.DEBUG,
                () -> "session=" + conversation.id() + " protocol=" + gate.name() + " peer="
                        + conversation.remoteAddress() + " millis=" + millis + " in=" + octetsIn + " out=" + octetsOut
                        + " end=\"" + reason().words() + '"');
        halfEnded();
    }

    /** The socket is closed. */
    void channelClosed() {
        reason.compareAndSet(null, EndReason.PEER_CLOSED);
        conversation.gone();
        halfEnded();
    }

    private void halfEnded() {
        if (openHalves.decrementAndGet() == 0) {
            network.remove(this);
        }
    }

    private InetSocketAddress remote() {
        return conversation.remoteAddress();
    }

    /** Runs a task on the event loop. On any thread. */
    void execute(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
            return;
        }
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "event loop has shut down", e);
        }
    }

    private void startTimer(Duration delay, Runnable task) {
        cancelTimer();
        timer = network.time().schedule(delay, () -> execute(task));
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
