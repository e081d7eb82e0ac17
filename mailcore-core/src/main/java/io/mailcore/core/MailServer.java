package io.mailcore.core;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.mail.Domain;
import io.mailcore.api.route.Router;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.net.Network;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.services.CoreServices;
import io.mailcore.core.services.EventHandler;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.tls.TlsSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A mail server that runs. Thread-safe.
 *
 * <pre>{@code
 * try (MailServer server = MailServer.builder()
 *         .hostname("mail.example.org")
 *         .store(store)
 *         .accounts(accounts)
 *         .tls(TlsSource.pem(certificate, key))
 *         .listen(Smtp.mx(25), Smtp.submission(587), Imap.on(143))
 *         .on(MailEvent.MessageStored.class, event -> crm.ticket(event))
 *         .start()) {
 *     …
 * }
 * }</pre>
 *
 * <p>The server closes what it has made itself. Store, accounts, time and runtime were made by somebody else and stay
 * open; close the store after the server.
 *
 * <p>It logs by {@link System.Logger}: one line per session that ends under {@code io.mailcore.session} at {@code DEBUG},
 * troubles under {@code io.mailcore.core}.
 */
public final class MailServer implements AutoCloseable {
    private final MessageStore store;
    private final CoreServices services;
    private final Network network;
    private final ServerLimits limits;
    private final Runnable releaseThreads;
    private final Map<String, InetSocketAddress> addresses;
    private final ReentrantLock closing = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    MailServer(ServerLimits limits, CoreServices services, Network network, Runnable releaseThreads) {
        this.limits = limits;
        this.store = services.store();
        this.services = services;
        this.network = network;
        this.releaseThreads = releaseThreads;
        this.addresses = network.addresses();
    }

    /**
     * Begins a configuration.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where a listener listens.
     *
     * @param listener its name, such as {@code imap}
     * @return address and port, the real port where any free one was asked for
     * @throws IllegalArgumentException when there is no listener of that name
     */
    public InetSocketAddress address(String listener) {
        InetSocketAddress address = addresses.get(Objects.requireNonNull(listener, "listener"));
        if (address == null) {
            throw new IllegalArgumentException(
                    "listener: " + listener + " (expected: one of " + String.join(", ", addresses.keySet()) + ")");
        }
        return address;
    }

    /**
     * The port of a listener.
     *
     * @param listener its name, such as {@code imap}
     * @return 1 to 65535
     * @throws IllegalArgumentException when there is no listener of that name
     */
    public int port(String listener) {
        return address(listener).getPort();
    }

    /**
     * Where all listeners listen.
     *
     * @return by name, in the order of configuration; immutable
     */
    public Map<String, InetSocketAddress> addresses() {
        return addresses;
    }

    /**
     * Where mail is kept.
     *
     * @return the store given to the builder
     */
    public MessageStore store() {
        return store;
    }

    /**
     * Loads certificate and key anew, for the connections to come; those that are open keep theirs. Without effect when
     * the server has none. May block.
     *
     * @throws IOException when they cannot be read; those before stay in use
     */
    public void reloadTls() throws IOException {
        network.reloadTls();
    }

    /**
     * Stops: takes no more connections, lets sessions say goodbye for as long as {@link ServerLimits#grace()}, then closes
     * what is left. Blocks until all is done; not to be called from within an event handler, filter or store. May be
     * called again, and by several threads at once: all return when the server has stopped. An interrupted thread waits no
     * longer for sessions.
     */
    @Override
    public void close() {
        closing.lock();
        try {
            if (closed.compareAndSet(false, true)) {
                stop();
            }
        } finally {
            closing.unlock();
        }
    }

    private void stop() {
        try {
            network.close(limits.grace());
            services.close();
        } finally {
            releaseThreads.run();
        }
    }

    /**
     * Configures a server. Not thread-safe. Every option but store, accounts and listeners has a default.
     *
     * <pre>{@code
     * MailServer server = MailServer.builder().store(store).accounts(accounts).listen(Imap.on(0)).start();
     * }</pre>
     */
    public static final class Builder {
        private String hostname = "localhost";
        private Optional<MessageStore> store = Optional.empty();
        private Optional<AccountDirectory> accounts = Optional.empty();
        private Optional<TlsSource> tls = Optional.empty();
        private final List<Listener> listeners = new ArrayList<>();
        private final List<MailFilter> filters = new ArrayList<>();
        private Optional<Router> router = Optional.empty();
        private final List<EventHandler<?>> handlers = new ArrayList<>();
        private Optional<TimeSource> time = Optional.empty();
        private Optional<ServerRuntime> runtime = Optional.empty();
        private Optional<Path> spool = Optional.empty();
        private SpoolLimits spoolLimits = SpoolLimits.DEFAULT;
        private PlaintextPolicy plaintext = PlaintextPolicy.LOOPBACK;
        private ServerLimits limits = ServerLimits.DEFAULT;

        Builder() {}

        /**
         * The server's name in greetings and trace headers.
         *
         * @param name a domain name; {@code localhost} by default
         * @return this
         */
        public Builder hostname(String name) {
            hostname = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Where mail is kept. Required.
         *
         * @param messages stays the caller's to close, after the server
         * @return this
         */
        public Builder store(MessageStore messages) {
            store = Optional.of(messages);
            return this;
        }

        /**
         * Who may log in, and which addresses are local. Required.
         *
         * @param directory stays the caller's
         * @return this
         */
        public Builder accounts(AccountDirectory directory) {
            accounts = Optional.of(directory);
            return this;
        }

        /**
         * Certificate and key. Without them STARTTLS is not offered, and implicit TLS is a mistake.
         *
         * @param source loaded when the server starts
         * @return this
         */
        public Builder tls(TlsSource source) {
            tls = Optional.of(source);
            return this;
        }

        /**
         * Adds listeners. At least one is required.
         *
         * @param added with names that are unique in the server
         * @return this
         */
        public Builder listen(Listener... added) {
            return listen(List.of(added));
        }

        /**
         * Adds listeners.
         *
         * @param added with names that are unique in the server
         * @return this
         */
        public Builder listen(Collection<? extends Listener> added) {
            listeners.addAll(List.copyOf(added));
            return this;
        }

        /**
         * Adds filters, to be asked after those added before.
         *
         * @param added in their order
         * @return this
         */
        public Builder filter(MailFilter... added) {
            filters.addAll(List.of(added));
            return this;
        }

        /**
         * Decides where recipients' copies go. By default what the account directory knows is delivered and all else
         * refused.
         *
         * @param routes instead of the one before
         * @return this
         */
        public Builder router(Router routes) {
            router = Optional.of(routes);
            return this;
        }

        /**
         * Hears of events.
         *
         * @param <E> the type of event
         * @param type the type, such as {@code MailEvent.MessageStored.class}, or {@code MailEvent.class} for all
         * @param action called for one event at a time, in order; may block
         * @return this
         */
        public <E extends MailEvent> Builder on(Class<E> type, Consumer<? super E> action) {
            handlers.add(new EventHandler<>(type, action));
            return this;
        }

        /**
         * The server's time: the system's by default.
         *
         * @param source such as a fake one in a test
         * @return this
         */
        public Builder time(TimeSource source) {
            time = Optional.of(source);
            return this;
        }

        /**
         * The server's threads: those that all servers of the JVM share by default.
         *
         * @param threads stays the caller's to close, after the server
         * @return this
         */
        public Builder runtime(ServerRuntime threads) {
            runtime = Optional.of(threads);
            return this;
        }

        /**
         * Where large messages wait while they arrive: a directory in the system's temporary directory by default.
         *
         * @param directory servers may share it; made when first needed
         * @return this
         */
        public Builder spool(Path directory) {
            spool = Optional.of(directory);
            return this;
        }

        /**
         * How much may wait there, and on the heap.
         *
         * @param amounts instead of {@link SpoolLimits#DEFAULT}
         * @return this
         */
        public Builder spoolLimits(SpoolLimits amounts) {
            spoolLimits = Objects.requireNonNull(amounts, "amounts");
            return this;
        }

        /**
         * Who may send a password over a connection that is not encrypted: peers on the same machine by default.
         *
         * @param policy the policy
         * @return this
         */
        public Builder plaintextLogins(PlaintextPolicy policy) {
            plaintext = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * What the server spends on its peers.
         *
         * @param amounts instead of {@link ServerLimits#DEFAULT}
         * @return this
         */
        public Builder limits(ServerLimits amounts) {
            limits = Objects.requireNonNull(amounts, "amounts");
            return this;
        }

        /**
         * Checks the configuration.
         *
         * @return a server ready to start, any number of times
         * @throws ConfigurationException naming all that is wrong
         */
        public ServerPlan build() {
            List<String> problems = new ArrayList<>();
            ConfigurationCheck.hostname(problems, hostname);
            ConfigurationCheck.required(problems, "store", store.isPresent(), "where mail is kept");
            ConfigurationCheck.required(problems, "accounts", accounts.isPresent(), "who may log in");
            ConfigurationCheck.listeners(problems, listeners, tls.isPresent());
            problems.addAll(limits.problems());
            if (!problems.isEmpty()) {
                throw new ConfigurationException(problems);
            }
            return plan(store.orElseThrow(), accounts.orElseThrow());
        }

        private ServerPlan plan(MessageStore messages, AccountDirectory directory) {
            return new ServerPlan(
                    new ServerPlan.Mail(
                            hostname,
                            messages,
                            directory,
                            plaintext,
                            List.copyOf(filters),
                            router.orElseGet(() -> new DirectoryRouter(directory, Domain.parse(hostname))),
                            List.copyOf(handlers)),
                    new ServerPlan.Spooling(spool, spoolLimits),
                    List.copyOf(listeners),
                    tls,
                    new ServerPlan.Machine(time, runtime, limits));
        }

        /**
         * Checks the configuration and starts the server. When it returns, peers can connect to all listeners; when it
         * fails, to none. Blocks for as long as it takes to read the certificate.
         *
         * @return the server
         * @throws ConfigurationException naming all that is wrong
         * @throws IOException when an address cannot be used, naming the listener, or the certificate cannot be read
         */
        public MailServer start() throws IOException {
            return build().start();
        }
    }
}
