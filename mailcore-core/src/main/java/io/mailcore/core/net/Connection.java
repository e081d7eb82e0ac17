package io.mailcore.core.net;

import io.mailcore.core.protocol.TlsDetails;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSession;

/**
 * One connection's side to the network. Runs on the event loop: moves octets between the channel and the turn's boxes,
 * and wakes the turn. Decides nothing about the conversation.
 */
final class Connection extends ChannelInboundHandlerAdapter implements Outbox.Wire {
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Endpoint endpoint;
    private final Channel channel;
    private final String name;
    private final InetSocketAddress remote;
    private final InetSocketAddress local;
    private final Inbox inbox = new Inbox();
    private final Turn turn;
    private final SerialQueue queue;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean stallWatched = new AtomicBoolean();
    private volatile Optional<TlsDetails> tls = Optional.empty();
    private volatile boolean inputEnded;
    private volatile boolean gone;
    private volatile boolean lingering;

    Connection(Endpoint endpoint, Channel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
        this.name = endpoint.registry().nextName(endpoint.listener().name());
        this.remote = (InetSocketAddress) channel.remoteAddress();
        this.local = (InetSocketAddress) channel.localAddress();
        this.turn = new Turn(this);
        this.queue = new SerialQueue(endpoint.runtime().workers(), turn, this::abort);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    String name() {
        return name;
    }

    InetSocketAddress remote() {
        return remote;
    }

    InetSocketAddress local() {
        return local;
    }

    Inbox inbox() {
        return inbox;
    }

    Optional<TlsDetails> tls() {
        return tls;
    }

    /** Whether the peer will send no more. */
    boolean inputEnded() {
        return inputEnded;
    }

    /** Whether the channel is closed. */
    boolean isGone() {
        return gone;
    }

    long received() {
        return received.get();
    }

    long sent() {
        return sent.get();
    }

    void wake() {
        queue.wake();
    }

    void stop() {
        turn.stop();
    }

    /** The connection is ready for its session: greets, and reads from now on. */
    void begin() {
        queue.wake();
        resumeReading();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf octets = (ByteBuf) message;
        if (lingering) {
            octets.release();
            return;
        }
        received.addAndGet(octets.readableBytes());
        if (inbox.add(octets)) {
            channel.config().setAutoRead(false);
        }
        queue.wake();
    }

    void resumeReading() {
        channel.config().setAutoRead(true);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            inputEnded = true;
            if (lingering) {
                abort();
            }
            queue.wake();
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gone = true;
        queue.wake();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        turn.broken(cause);
        abort();
    }

    @Override
    public void send(byte[] octets, int length) {
        watchForStall();
        channel.writeAndFlush(Unpooled.wrappedBuffer(octets, 0, length)).addListener(future -> written(length));
    }

    private void written(int length) {
        sent.addAndGet(length);
        if (turn.outbox().written(length)) {
            queue.wake();
        }
    }

    // A peer that takes nothing keeps its window filled: one timer at a time looks whether it has moved.
    private void watchForStall() {
        if (stallWatched.compareAndSet(false, true)) {
            scheduleStallCheck(sent.get());
        }
    }

    private void scheduleStallCheck(long sentBefore) {
        endpoint.time().schedule(endpoint.limits().writeStall(), () -> {
            if (gone || !turn.outbox().isInFlight()) {
                stallWatched.set(false);
            } else if (sent.get() == sentBefore) {
                turn.broken(new IOException("the peer takes no octets"));
                abort();
            } else {
                scheduleStallCheck(sent.get());
            }
        });
    }

    /** Closes at once. */
    void abort() {
        channel.close();
    }

    /**
     * Ends our side, then waits a little for the peer's: closing with unread input would reset the connection and could
     * take our last reply with it.
     */
    void closeGently() {
        lingering = true;
        channel.eventLoop().execute(() -> {
            if (inputEnded || gone || tls.isPresent() || !(channel instanceof DuplexChannel duplex)) {
                channel.close();
                return;
            }
            duplex.shutdownOutput();
            channel.config().setAutoRead(true);
            endpoint.time().schedule(LINGER, this::abort);
        });
    }

    /** Sends a reply in clear and encrypts what follows; throws away what has come in clear until then. */
    void startTls(byte[] reply) throws IOException {
        SslHandler handler = endpoint.tls().orElseThrow().handler(true);
        channel.eventLoop().execute(() -> {
            inbox.clear();
            channel.pipeline().addFirst(handler);
            handler.handshakeFuture().addListener(this::handshakeDone);
            channel.writeAndFlush(Unpooled.wrappedBuffer(reply));
            sent.addAndGet(reply.length);
            resumeReading();
        });
    }

    /** Encrypts from the first octet; called before {@link #begin}. */
    void startImplicitTls(SslHandler handler) {
        channel.pipeline().addFirst(handler);
        handler.handshakeFuture().addListener(this::handshakeDone);
        resumeReading();
    }

    private void handshakeDone(Future<? super Channel> handshake) {
        if (!handshake.isSuccess()) {
            turn.broken(handshake.cause());
            abort();
            return;
        }
        SSLSession session = channel.pipeline().get(SslHandler.class).engine().getSession();
        tls = Optional.of(new TlsDetails(session.getProtocol(), session.getCipherSuite()));
        turn.encrypted();
        queue.wake();
    }
}
