package io.mailcore.core.net;

import io.mailcore.api.event.MailEvent;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.ServerLimits;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.spool.Spool;
import io.mailcore.core.tls.TlsSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A network with listeners and a fake time, and nothing behind it. */
final class NetworkFixture implements AutoCloseable {
    final FakeTime time = new FakeTime();
    final BlockingQueue<MailEvent> events = new LinkedBlockingQueue<>();
    final Map<String, Runnable> hints = new ConcurrentHashMap<>();
    final Network network;
    private Duration grace = Duration.ofSeconds(5);

    NetworkFixture(Listener... listeners) throws IOException {
        this(ServerLimits.DEFAULT, Optional.empty(), listeners);
    }

    NetworkFixture(ServerLimits limits, Optional<TlsSource> tls, Listener... listeners) throws IOException {
        this(SharedRuntime.acquire(), limits, tls, listeners);
    }

    NetworkFixture(NetworkThreads threads, ServerLimits limits, Optional<TlsSource> tls, Listener... listeners)
            throws IOException {
        NetworkSettings settings = new NetworkSettings(
                new Services(),
                (account, hint) -> {
                    hints.put(account.value(), hint);
                    return () -> hints.remove(account.value());
                },
                threads,
                limits,
                tls);
        network = Network.open(settings, List.of(listeners));
    }

    InetSocketAddress address(String name) {
        return Optional.ofNullable(network.addresses().get(name)).orElseThrow();
    }

    LineClient connect(String name) throws IOException {
        return new LineClient(address(name));
    }

    void grace(Duration limit) {
        grace = limit;
    }

    <E extends MailEvent> E next(Class<E> type) throws InterruptedException {
        MailEvent event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event (expected: " + type.getSimpleName() + ")");
        }
        return type.isInstance(event) ? type.cast(event) : next(type);
    }

    /** Why the next session that ends has ended. */
    String nextEnd() throws InterruptedException {
        return next(MailEvent.SessionClosed.class).reason();
    }

    @Override
    public void close() {
        network.close(grace);
    }

    private final class Services implements ServerServices {
        @Override
        public String hostname() {
            return "mail.example.org";
        }

        @Override
        public TimeSource time() {
            return time;
        }

        @Override
        public MessageStore store() {
            throw new AssertionError("the driver uses no store");
        }

        @Override
        public Logins logins() {
            throw new AssertionError("the driver uses no logins");
        }

        @Override
        public MailPipeline pipeline() {
            throw new AssertionError("the driver uses no pipeline");
        }

        @Override
        public Spool spool() {
            throw new AssertionError("the driver uses no spool");
        }

        @Override
        public void publish(MailEvent event) {
            events.add(event);
        }
    }
}
