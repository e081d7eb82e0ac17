package io.mailcore.core.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Takes new connections of one listener, unless the limits refuse them. On the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the channel, and the end is heard of.
final class Acceptor extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger("io.mailcore.core.net");

    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Network network;
    private final Gate gate;

    Acceptor(Gate gate) {
        this.network = gate.network();
        this.gate = gate;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        SocketChannel channel = (SocketChannel) message;
        InetSocketAddress remote = channel.remoteAddress();
        if (remote == null || channel.localAddress() == null) {
            // Reset before it was accepted.
            channel.unsafe().closeForcibly();
            return;
        }
        PeerNetwork peer = PeerNetwork.of(remote.getAddress());
        if (network.admission().enter(peer)) {
            admit(channel, peer);
        } else {
            LOG.log(Level.DEBUG, () -> gate.name() + ": " + remote + " refused: too many connections");
            refuse(channel);
        }
    }

    private void admit(SocketChannel channel, PeerNetwork peer) {
        channel.config().setTcpNoDelay(true);
        channel.config().setAllowHalfClosure(true);
        channel.config().setOption(ChannelOption.RECVBUF_ALLOCATOR, network.receiveBuffers());
        channel.config().setKeepAlive(true);
        EventLoop loop = network.loops().next();
        Connection connection = new Connection(gate, channel, network.sessions(loop));
        channel.pipeline().addLast(connection);
        // Registered first: a connection that others can find has an event loop.
        loop.register(channel);
        network.add(connection);
        channel.closeFuture().addListener(closed -> {
            network.admission().leave(peer);
            connection.channelClosed();
        });
    }

    private void refuse(SocketChannel channel) {
        String words = gate.isEncrypted() ? "" : gate.listener().busy();
        if (words.isEmpty()) {
            channel.unsafe().closeForcibly();
            return;
        }
        byte[] octets = words.getBytes(StandardCharsets.US_ASCII);
        channel.config().setAutoRead(false);
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext ctx) {
                ctx.writeAndFlush(Unpooled.wrappedBuffer(octets)).addListener(ChannelFutureListener.CLOSE);
            }
        });
        network.loops().register(channel);
    }

    // Mostly "too many open files". The connection stays in the backlog, and the selector would report it again at
    // once,
    // for ever: so accepting rests for a while.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Channel server = ctx.channel();
        LOG.log(Level.WARNING, () -> gate.name() + ": cannot accept a connection, waiting " + BACK_OFF, cause);
        if (cause instanceof IOException && server.config().isAutoRead()) {
            server.config().setAutoRead(false);
            network.time()
                    .schedule(
                            BACK_OFF,
                            () -> server.eventLoop()
                                    .execute(() -> server.config().setAutoRead(true)));
        }
    }
}
