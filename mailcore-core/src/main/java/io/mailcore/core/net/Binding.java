package io.mailcore.core.net;

import io.mailcore.core.protocol.Listener;
import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Binds the listeners of a server, all or none, in the calling thread. Peers can connect from then on; their connections
 * wait in the backlog until {@link #accept}. Closing it before closes the sockets.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the channel, and the end is heard of.
final class Binding implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final AttributeKey<String> NAME = AttributeKey.valueOf(Binding.class, "name");

    private final List<ServerSocketChannel> sockets = new ArrayList<>();

    private Binding() {}

    static Binding of(List<Listener> listeners) throws IOException {
        Binding binding = new Binding();
        try {
            for (Listener listener : listeners) {
                binding.bind(listener);
            }
            return binding;
        } catch (IOException | RuntimeException e) {
            binding.close();
            throw e;
        }
    }

    private void bind(Listener listener) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        sockets.add(socket);
        try {
            socket.bind(listener.address(), BACKLOG);
        } catch (IOException | UnresolvedAddressException e) {
            throw new IOException(listener.name() + ": cannot listen at " + listener.address() + ": " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof UnresolvedAddressException ? "unknown host" : String.valueOf(e.getMessage());
    }

    /** Begins to take connections; the sockets belong to the channels from now on. */
    List<Channel> accept(List<Gate> gates) {
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < gates.size(); i++) {
            NioServerSocketChannel channel = new NioServerSocketChannel(sockets.get(i));
            channel.attr(NAME).set(gates.get(i).name());
            channel.pipeline().addLast(new Acceptor(gates.get(i)));
            channels.add(channel);
        }
        sockets.clear();
        for (int i = 0; i < gates.size(); i++) {
            gates.get(i).network().loops().register(channels.get(i));
        }
        return channels;
    }

    static Map<String, InetSocketAddress> addresses(List<Channel> channels) {
        Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
        for (Channel channel : channels) {
            addresses.put(channel.attr(NAME).get(), (InetSocketAddress) channel.localAddress());
        }
        return Collections.unmodifiableMap(addresses);
    }

    @Override
    public void close() throws IOException {
        for (ServerSocketChannel socket : sockets) {
            socket.close();
        }
    }
}
