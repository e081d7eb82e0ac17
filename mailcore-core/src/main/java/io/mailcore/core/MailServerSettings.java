package io.mailcore.core;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.mail.Domain;
import io.mailcore.api.route.Router;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.net.NetRuntime;
import io.mailcore.core.net.NetServer;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.TlsMode;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.services.CoreServices;
import io.mailcore.core.services.EventHandler;
import io.mailcore.core.services.ServiceSettings;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.tls.TlsSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the builder has been told; finds every mistake in it, and starts a server of it. */
final class MailServerSettings {
    String hostname = "localhost";
    Optional<MessageStore> store = Optional.empty();
    Optional<AccountDirectory> accounts = Optional.empty();
    Optional<TlsSource> tls = Optional.empty();
    Optional<Router> router = Optional.empty();
    Optional<TimeSource> time = Optional.empty();
    Optional<ServerRuntime> runtime = Optional.empty();
    Optional<Path> spoolDirectory = Optional.empty();
    PlaintextPolicy plaintext = PlaintextPolicy.LOOPBACK;
    SpoolLimits spoolLimits = SpoolLimits.DEFAULT;
    ServerLimits limits = ServerLimits.DEFAULT;
    final List<Listener> listeners = new ArrayList<>();
    final List<MailFilter> filters = new ArrayList<>();
    private final List<EventHandler<?>> handlers = new ArrayList<>();

    <E extends MailEvent> void on(Class<E> type, Consumer<? super E> action) {
        handlers.add(new EventHandler<>(type, action));
    }

    MailServer start() throws IOException {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        NetRuntime threads = runtime.map(ServerRuntime::net).orElseGet(NetRuntime::shared);
        CoreServices services = new CoreServices(services(threads));
        try {
            NetServer net = new NetServer(services, limits, threads, tls);
            net.listen(listeners);
            return new MailServer(services, net);
        } catch (IOException | RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private ServiceSettings services(NetRuntime threads) {
        AccountDirectory directory = accounts.orElseThrow();
        return new ServiceSettings(
                hostname,
                time.orElseGet(threads::time),
                store.orElseThrow(),
                directory,
                plaintext,
                filters,
                router.orElseGet(() -> new DirectoryRouter(directory, Domain.parse(hostname))),
                handlers,
                spoolDirectory.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "mailcore-spool")),
                spoolLimits,
                threads.workers());
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        addHostnameProblem(problems);
        if (store.isEmpty()) {
            problems.add("store: not set (expected: such as MemoryStore.create())");
        }
        if (accounts.isEmpty()) {
            problems.add("accounts: not set (expected: such as Accounts.builder()….build())");
        }
        if (listeners.isEmpty()) {
            problems.add("listen: nothing (expected: at least one listener, such as Smtp.mx(25))");
        }
        Set<String> names = new HashSet<>();
        for (Listener listener : listeners) {
            addProblems(listener, names, problems);
        }
        problems.addAll(limits.problems());
        return problems;
    }

    private void addHostnameProblem(List<String> problems) {
        try {
            Domain.parse(hostname);
        } catch (IllegalArgumentException e) {
            problems.add("hostname: " + e.getMessage());
        }
    }

    private void addProblems(Listener listener, Set<String> names, List<String> problems) {
        if (!names.add(listener.name())) {
            problems.add("listen: " + listener.name() + " twice (expected: a name of its own for each listener)");
        }
        if (listener.tls() == TlsMode.IMPLICIT && tls.isEmpty()) {
            problems.add("tls: not set (expected: a certificate, because " + listener.name() + " needs one)");
        }
        problems.addAll(listener.problems());
    }
}
