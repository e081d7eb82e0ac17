package io.mailcore.core.net;

import io.mailcore.core.protocol.TlsMode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Admits the connections of one listener. */
@ChannelHandler.Sharable
final class Acceptor extends ChannelInitializer<Channel> {
    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());

    private final Endpoint endpoint;

    Acceptor(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    protected void initChannel(Channel channel) {
        InetAddress address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        Registry registry = endpoint.registry();
        if (!registry.admits(address)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> endpoint.listener().name() + ": too many connections, refused " + address.getHostAddress());
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> registry.release(address));
        Connection connection = new Connection(endpoint, channel);
        registry.add(connection);
        channel.pipeline().addLast(connection);
        if (endpoint.listener().tls() == TlsMode.IMPLICIT) {
            encrypt(connection, channel);
        } else {
            connection.begin();
        }
    }

    // Loading a certificate may block, and making the first key takes time: not on the event loop.
    private void encrypt(Connection connection, Channel channel) {
        endpoint.runtime().workers().execute(() -> {
            try {
                SslHandler handler = endpoint.tls().orElseThrow().handler(false);
                channel.eventLoop().execute(() -> connection.startImplicitTls(handler));
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, endpoint.listener().name() + ": no certificate", e);
                connection.abort();
            }
        });
    }
}
