package io.mailcore.core.net;

import io.mailcore.api.time.TimeSource;
import io.mailcore.core.ServerLimits;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.ServerServices;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network of one server: its listening sockets, its connections and what they share. Thread-safe. */
public final class Network {
    private static final System.Logger LOG = System.getLogger("io.mailcore.core.net");

    private static final Duration LAST_WAIT = Duration.ofSeconds(2);
    private static final int RADIX = 36;

    private final NetworkSettings settings;
    private final Optional<ServerTls> tls;
    private final Admission admission;
    private final OctetBudget inputBudget;
    private final OctetBudget outputBudget;
    private final RecvByteBufAllocator receiveBuffers = ReceiveBuffers.create();
    private final AtomicLong lastId = new AtomicLong();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition emptied = lock.newCondition();
    private final List<Channel> servers = new ArrayList<>();

    private Network(NetworkSettings settings) throws IOException {
        this.settings = settings;
        ServerLimits limits = settings.limits();
        this.admission = new Admission(limits.connections(), limits.connectionsPerAddress());
        this.inputBudget = new OctetBudget(limits.inputMemory());
        this.outputBudget = new OctetBudget(limits.outputMemory());
        this.tls = settings.tls().isPresent()
                ? Optional.of(new ServerTls(settings.tls().get(), workers()))
                : Optional.empty();
    }

    /**
     * Opens all listeners, or none. Blocks for as long as it takes to read the certificate.
     *
     * @param settings what it is made of
     * @param listeners what to listen to; their names are unique
     * @return the network, which takes connections already
     * @throws IOException when an address cannot be used, with the listener's name, or the certificate cannot be read
     */
    public static Network open(NetworkSettings settings, List<Listener> listeners) throws IOException {
        Network network = new Network(settings);
        try (Binding binding = Binding.of(listeners)) {
            List<Gate> gates = listeners.stream()
                    .map(listener -> new Gate(network, listener, listener.prepare(settings.services())))
                    .toList();
            network.servers.addAll(binding.accept(gates));
        }
        return network;
    }

    /**
     * Where the listeners listen.
     *
     * @return by name, in their order
     */
    public Map<String, InetSocketAddress> addresses() {
        return Binding.addresses(servers);
    }

    /**
     * Loads the certificate anew, for connections to come. May block.
     *
     * @throws IOException when it cannot be read; the one before stays in use
     */
    public void reloadTls() throws IOException {
        if (tls.isPresent()) {
            tls.get().reload();
        }
    }

    /**
     * Closes the listeners, lets sessions say goodbye, and closes all connections. Blocks until everything is closed; a
     * thread that is interrupted waits no longer for sessions.
     *
     * @param grace how long sessions may take
     */
    public void close(Duration grace) {
        List<ChannelFuture> closing = servers.stream().map(Channel::close).toList();
        closing.forEach(ChannelFuture::awaitUninterruptibly);
        connections.forEach(Connection::stop);
        if (!awaitEmpty(grace)) {
            connections.forEach(connection -> connection.abort(EndReason.SERVER_STOPPED));
            if (!awaitEmpty(LAST_WAIT)) {
                LOG.log(Level.WARNING, () -> connections.size() + " sessions still busy after the server has stopped");
            }
        }
    }

    private boolean awaitEmpty(Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (!connections.isEmpty() && left > 0) {
                left = emptied.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return connections.isEmpty();
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
        if (connections.isEmpty()) {
            lock.lock();
            try {
                emptied.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    String nextId() {
        return "s" + Long.toString(lastId.incrementAndGet(), RADIX);
    }

    ServerServices services() {
        return settings.services();
    }

    Watchers watchers() {
        return settings.watchers();
    }

    ServerLimits limits() {
        return settings.limits();
    }

    TimeSource time() {
        return settings.services().time();
    }

    Executor workers() {
        return settings.threads().workers();
    }

    Executor sessions(EventLoop loop) {
        return settings.threads().sessions(loop);
    }

    EventLoopGroup loops() {
        return settings.threads().loops();
    }

    boolean hasTls() {
        return tls.isPresent();
    }

    ServerTls tls() {
        return tls.orElseThrow(() -> new IllegalStateException("tls: none (expected: a certificate)"));
    }

    Admission admission() {
        return admission;
    }

    OctetBudget inputBudget() {
        return inputBudget;
    }

    OctetBudget outputBudget() {
        return outputBudget;
    }

    RecvByteBufAllocator receiveBuffers() {
        return receiveBuffers;
    }
}
