package io.mailcore.core;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.route.Router;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.net.Network;
import io.mailcore.core.net.NetworkSettings;
import io.mailcore.core.net.NetworkThreads;
import io.mailcore.core.net.SharedRuntime;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.services.CoreServices;
import io.mailcore.core.services.EventHandler;
import io.mailcore.core.services.ServiceSettings;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.tls.TlsSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A checked configuration of a server that does not run yet. Immutable.
 *
 * <pre>{@code
 * ServerPlan plan = MailServer.builder().store(store).accounts(accounts).listen(Imap.on(143)).build();
 * try (MailServer server = plan.start()) { … }
 * }</pre>
 */
public final class ServerPlan {
    private final Mail mail;
    private final Spooling spooling;
    private final List<Listener> listeners;
    private final Optional<TlsSource> tls;
    private final Machine machine;

    ServerPlan(Mail mail, Spooling spooling, List<Listener> listeners, Optional<TlsSource> tls, Machine machine) {
        this.mail = mail;
        this.spooling = spooling;
        this.listeners = listeners;
        this.tls = tls;
        this.machine = machine;
    }

    /**
     * Starts the server: all listeners, or none. Blocks for as long as it takes to read the certificate.
     *
     * @return the server; peers can connect to all its listeners
     * @throws IOException when an address cannot be used, naming the listener, or the certificate cannot be read
     */
    public MailServer start() throws IOException {
        if (machine.runtime().isPresent()) {
            return start(machine.runtime().get().threads(), () -> {});
        }
        NetworkThreads shared = SharedRuntime.acquire();
        try {
            return start(shared, SharedRuntime::release);
        } catch (IOException | RuntimeException e) {
            SharedRuntime.release();
            throw e;
        }
    }

    private MailServer start(NetworkThreads threads, Runnable release) throws IOException {
        CoreServices services = new CoreServices(serviceSettings(threads));
        try {
            NetworkSettings settings = new NetworkSettings(services, services::watch, threads, machine.limits(), tls);
            return new MailServer(machine.limits(), services, Network.open(settings, listeners), release);
        } catch (IOException | RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private ServiceSettings serviceSettings(NetworkThreads threads) {
        return new ServiceSettings(
                mail.hostname(),
                machine.time().orElseGet(threads::time),
                mail.store(),
                mail.accounts(),
                mail.plaintext(),
                mail.filters(),
                mail.router(),
                mail.handlers(),
                spooling.directory().orElseGet(ServerPlan::temporaryDirectory),
                spooling.limits(),
                threads.workers());
    }

    // One for each user, because only the user who makes it can use it.
    private static Path temporaryDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"), "mailcore-spool-" + System.getProperty("user.name"));
    }

    record Mail(
            String hostname,
            MessageStore store,
            AccountDirectory accounts,
            PlaintextPolicy plaintext,
            List<MailFilter> filters,
            Router router,
            List<EventHandler<?>> handlers) {}

    record Spooling(Optional<Path> directory, SpoolLimits limits) {}

    record Machine(Optional<TimeSource> time, Optional<ServerRuntime> runtime, ServerLimits limits) {}
}
