package io.mailcore.core;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.route.Router;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.net.NetServer;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.services.CoreServices;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.tls.TlsSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A running mail server. Made by a builder, runs until it is closed. Thread-safe.
 *
 * <pre>{@code
 * try (MemoryStore store = MemoryStore.create();
 *         MailServer server = MailServer.builder()
 *                 .hostname("mail.example.org")
 *                 .store(store)
 *                 .accounts(Accounts.builder().account("ann@example.org", "secret").build())
 *                 .listen(Smtp.mx(25), Imap.on(143), Pop3.on(110))
 *                 .on(MailEvent.MessageStored.class, event -> crm.ticket(event))
 *                 .start()) { … }
 * }</pre>
 *
 * <p>The server closes what it has made: sockets, sessions, its spool. The store, the directory and the runtime that it
 * was given stay the host's to close, after the server.
 */
public final class MailServer implements AutoCloseable {
    private final CoreServices services;
    private final NetServer net;
    private final Map<String, InetSocketAddress> addresses;
    private final AtomicBoolean closed = new AtomicBoolean();

    MailServer(CoreServices services, NetServer net) {
        this.services = services;
        this.net = net;
        this.addresses = Collections.unmodifiableMap(net.addresses());
    }

    /**
     * Starts the settings of a server.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder(new MailServerSettings());
    }

    /**
     * Where a listener listens.
     *
     * @param listener its name, such as {@code smtp}
     * @return the bound address, with the real port
     * @throws IllegalArgumentException when there is no listener of that name
     */
    public InetSocketAddress address(String listener) {
        InetSocketAddress address = addresses.get(listener);
        if (address == null) {
            throw new IllegalArgumentException(
                    "listener: " + listener + " (expected: one of " + addresses.keySet() + ")");
        }
        return address;
    }

    /**
     * The port of a listener.
     *
     * @param listener its name, such as {@code smtp}
     * @return 1 to 65535
     * @throws IllegalArgumentException when there is no listener of that name
     */
    public int port(String listener) {
        return address(listener).getPort();
    }

    /**
     * Where all listeners listen.
     *
     * @return bound addresses by name, in the order of the listeners; immutable
     */
    public Map<String, InetSocketAddress> addresses() {
        return addresses;
    }

    /**
     * The store the server was given.
     *
     * @return the store
     */
    public MessageStore store() {
        return services.store();
    }

    /**
     * Stops the server: accepts no more connections, lets sessions say goodbye within the grace, then closes those that
     * are left. Blocks until done; may be called again.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            net.close();
            services.close();
        }
    }

    /** The settings of a server. Not thread-safe. */
    public static final class Builder {
        private final MailServerSettings settings;

        private Builder(MailServerSettings settings) {
            this.settings = settings;
        }

        /**
         * The server's name in greetings and trace headers; {@code localhost} unless set.
         *
         * @param hostname a domain name
         * @return this
         */
        public Builder hostname(String hostname) {
            settings.hostname = hostname;
            return this;
        }

        /**
         * Where mail is kept. Must be set.
         *
         * @param store stays the host's to close
         * @return this
         */
        public Builder store(MessageStore store) {
            settings.store = Optional.of(store);
            return this;
        }

        /**
         * Who may log in, and which addresses are local. Must be set.
         *
         * @param accounts the directory
         * @return this
         */
        public Builder accounts(AccountDirectory accounts) {
            settings.accounts = Optional.of(accounts);
            return this;
        }

        /**
         * The certificate and key; without them nothing is encrypted.
         *
         * @param tls loaded when the first connection needs it
         * @return this
         */
        public Builder tls(TlsSource tls) {
            settings.tls = Optional.of(tls);
            return this;
        }

        /**
         * Protocols to serve; may be called again for more. There must be at least one.
         *
         * @param listeners such as {@code Smtp.mx(25), Imap.on(143)}
         * @return this
         */
        public Builder listen(Listener... listeners) {
            settings.listeners.addAll(List.of(listeners));
            return this;
        }

        /**
         * Filters, asked in this order; may be called again for more.
         *
         * @param filters asked at each stage of a message's arrival
         * @return this
         */
        public Builder filter(MailFilter... filters) {
            settings.filters.addAll(List.of(filters));
            return this;
        }

        /**
         * Where recipients' copies go; a {@link DirectoryRouter} over the accounts unless set.
         *
         * @param router the router
         * @return this
         */
        public Builder router(Router router) {
            settings.router = Optional.of(router);
            return this;
        }

        /**
         * Hears of events; may be called again, for the same or another type.
         *
         * @param <E> the type of event
         * @param type such as {@code MailEvent.MessageStored.class}; {@code MailEvent.class} for all
         * @param action called for one event at a time, in order, on a worker; may block; what it throws is logged
         * @return this
         */
        public <E extends MailEvent> Builder on(Class<E> type, Consumer<? super E> action) {
            settings.on(type, action);
            return this;
        }

        /**
         * Who may send a password in clear; peers on the same machine unless set.
         *
         * @param policy the policy
         * @return this
         */
        public Builder plaintextLogins(PlaintextPolicy policy) {
            settings.plaintext = policy;
            return this;
        }

        /**
         * The server's time; the system's unless set.
         *
         * @param time the time source
         * @return this
         */
        public Builder time(TimeSource time) {
            settings.time = Optional.of(time);
            return this;
        }

        /**
         * The server's threads; those that all servers of the JVM share unless set.
         *
         * @param runtime stays the host's to close
         * @return this
         */
        public Builder runtime(ServerRuntime runtime) {
            settings.runtime = Optional.of(runtime);
            return this;
        }

        /**
         * Where large messages in flight wait; a folder in the system's temporary folder unless set.
         *
         * @param directory of any file system; made when first needed
         * @return this
         */
        public Builder spool(Path directory) {
            settings.spoolDirectory = Optional.of(directory);
            return this;
        }

        /**
         * How much of the messages in flight is kept, and where.
         *
         * @param limits of the spool
         * @return this
         */
        public Builder spoolLimits(SpoolLimits limits) {
            settings.spoolLimits = limits;
            return this;
        }

        /**
         * What the server allows all its listeners together.
         *
         * @param limits of connections and times
         * @return this
         */
        public Builder limits(ServerLimits limits) {
            settings.limits = limits;
            return this;
        }

        /**
         * Starts the server: it listens to all its listeners when this returns. Blocks, without a time limit of its own.
         *
         * @return the running server
         * @throws ConfigurationException naming every mistake in the settings
         * @throws IOException naming the listener and the address that could not be bound; nothing is left behind
         */
        public MailServer start() throws IOException {
            return settings.start();
        }
    }
}
