package io.mailcore.core.net;

import io.mailcore.core.ServerLimits;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.services.CoreServices;
import io.mailcore.core.tls.TlsSource;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The listening sockets of one server and the connections they have accepted. */
public final class NetServer {
    private static final int BACKLOG = 1024;

    private final CoreServices services;
    private final ServerLimits limits;
    private final NetRuntime runtime;
    private final Optional<ServerTls> tls;
    private final Registry registry;
    private final Map<String, Channel> listening = new LinkedHashMap<>();

    /**
     * A server that listens to nothing yet.
     *
     * @param services for its sessions
     * @param limits of its connections
     * @param runtime its threads
     * @param tls its certificate
     */
    public NetServer(CoreServices services, ServerLimits limits, NetRuntime runtime, Optional<TlsSource> tls) {
        this.services = services;
        this.limits = limits;
        this.runtime = runtime;
        this.tls = tls.map(source -> new ServerTls(source, runtime.workers(), limits.tlsHandshake()));
        this.registry = new Registry(new ConnectionLimits(limits.connections(), limits.connectionsPerAddress()));
    }

    /**
     * Listens to all or to none; blocks until it does.
     *
     * @param listeners to what
     * @throws IOException naming the listener and the address that could not be bound
     */
    public void listen(List<Listener> listeners) throws IOException {
        try {
            for (Listener listener : listeners) {
                listening.put(listener.name(), bind(listener));
            }
        } catch (IOException | RuntimeException e) {
            closeListening();
            throw e;
        }
    }

    private Channel bind(Listener listener) throws IOException {
        Endpoint endpoint =
                new Endpoint(listener, listener.prepare(services), tls, services, limits, runtime, registry);
        ChannelFuture bound = new ServerBootstrap()
                .group(runtime.loops())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new Acceptor(endpoint))
                .bind(listener.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "listener " + listener.name() + ": cannot listen on " + listener.address() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    /**
     * Where each listener listens.
     *
     * @return bound addresses by the listener's name, in the order of the listeners
     */
    public Map<String, InetSocketAddress> addresses() {
        Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
        listening.forEach((name, channel) -> addresses.put(name, (InetSocketAddress) channel.localAddress()));
        return addresses;
    }

    /** Stops accepting, lets sessions say goodbye within the grace, then closes what is left. Blocks until done. */
    public void close() {
        closeListening();
        registry.all().forEach(Connection::stop);
        if (!registry.awaitEmpty(limits.grace())) {
            registry.all().forEach(Connection::abort);
            registry.awaitClosed();
        }
    }

    private void closeListening() {
        List<ChannelFuture> closing = new ArrayList<>();
        listening.values().forEach(channel -> closing.add(channel.close()));
        closing.forEach(ChannelFuture::awaitUninterruptibly);
    }
}
