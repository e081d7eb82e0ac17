package io.mailcore.examples.server;

import io.mailcore.api.mail.Domain;
import io.mailcore.core.Accounts;
import io.mailcore.core.AccountsBuilder;
import io.mailcore.core.ConfigurationException;
import io.mailcore.core.MailServer;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.tls.SelfSignedCertificate;
import io.mailcore.core.tls.TlsSource;
import io.mailcore.store.MemoryStore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * A mail server run from the command line. Standard output has one line, when all listeners accept connections, such as
 * {@code ready smtp=127.0.0.1:3025 imap=127.0.0.1:3143}; everything else is on standard error. The server runs until it
 * gets SIGTERM or SIGINT.
 *
 * <p>Exit codes: 1 when it cannot start, 2 when an option is wrong.
 */
@Command(
        name = "mailcore-server",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "A mail server: SMTP, IMAP and POP3.",
        footer = {
            "",
            "Without any listener, all of them are on 127.0.0.1 at their well-known ports + 3000.",
            "Port 0 is any free port. Every option that takes HOST:PORT may be repeated."
        })
public final class StandaloneServer implements Callable<Integer> {
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(9);
    private static final Login DEMO = Login.parse("demo@localhost:demo");

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            order = 11,
            names = "--hostname",
            paramLabel = "NAME",
            description = "The server's name (default: ${DEFAULT-VALUE}).")
    private Domain hostname = Domain.parse("localhost");

    @Option(
            order = 12,
            names = "--account",
            paramLabel = "USER@DOMAIN:PASSWORD",
            description = "An account; may be repeated (default: demo@localhost:demo).")
    private List<Login> logins = new ArrayList<>();

    @Option(
            order = 13,
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "A domain of this server besides those of the accounts; may be repeated.")
    private List<Domain> domains = new ArrayList<>();

    @ArgGroup(exclusive = false)
    private @Nullable TlsFiles tlsFiles;

    @Mixin
    private ListenOptions listen = new ListenOptions();

    private StandaloneServer(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the server until it is told to stop.
     *
     * @param args the options; {@code --help} prints them
     */
    public static void main(String[] args) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        }
        // Whoever waits for the ready line shall read nothing else: libraries' chatter goes to standard error.
        PrintStream out = System.out;
        System.setOut(System.err);
        System.exit(commandLine(out).execute(args));
    }

    @Option(order = 10, names = "--memory", description = "Keep mail in memory: so it does, unless told otherwise.")
    void memory(boolean chosen) {
        // There is no other store to choose yet.
    }

    private static CommandLine commandLine(PrintStream out) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return new CommandLine(new StandaloneServer(out))
                .registerConverter(HostPort.class, converter(HostPort::parse))
                .registerConverter(Login.class, converter(Login::parse))
                .registerConverter(Domain.class, converter(Domain::parse))
                .setOut(err)
                .setErr(err)
                .setParameterExceptionHandler((mistake, args) -> {
                    err.println(mistake.getMessage());
                    err.println("Option --help lists the options.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println("cannot start: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Binding> bindings = listen.bindings();
        boolean demo = logins.isEmpty();
        List<Login> users = demo ? List.of(DEMO) : logins;
        MemoryStore store = MemoryStore.create();
        MailServer server = start(bindings, store, accounts(users));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, store), "stop"));
        System.err.println(new Hints(server, bindings, users, demo).text());
        out.println(readyLine(server, bindings));
        out.flush();
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    private MailServer start(List<Binding> bindings, MemoryStore store, Accounts accounts) throws IOException {
        try {
            return MailServer.builder()
                    .hostname(hostname.toString())
                    .store(store)
                    .accounts(accounts)
                    .tls(tls())
                    .listen(listeners(bindings))
                    .start();
        } catch (ConfigurationException e) {
            throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), e.problems()));
        }
    }

    private List<Listener> listeners(List<Binding> bindings) {
        long largest = listen.maxMessageSize();
        return bindings.stream().map(binding -> binding.listener(largest)).toList();
    }

    private Accounts accounts(List<Login> users) {
        AccountsBuilder builder = Accounts.builder();
        domains.forEach(domain -> builder.domain(domain.toString()));
        Accounts accounts = builder.build();
        try {
            users.forEach(login -> accounts.add(login.address().toString(), login.password()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--account': " + e.getMessage());
        }
        return accounts;
    }

    /** The files are read now: a mistake in them is a mistake in the options. */
    private TlsSource tls() {
        TlsFiles files = tlsFiles;
        if (files == null) {
            return SelfSignedCertificate.of(hostname.toString(), "localhost", "127.0.0.1", "::1");
        }
        TlsSource source = TlsSource.pem(files.certificate(), files.key());
        try {
            source.load();
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for options '--tls-cert' and '--tls-key': " + e.getMessage());
        }
        return source;
    }

    private static String readyLine(MailServer server, List<Binding> bindings) {
        return bindings.stream()
                .map(binding -> binding.service().label() + "=" + binding.bound(server))
                .collect(Collectors.joining(" ", "ready ", ""));
    }

    /** Ends the server, or at least the wait for it: a client that does not let go must not keep the process alive. */
    private static void stop(MailServer server, MemoryStore store) {
        Thread closing = new Thread(() -> close(server, store), "close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(MailServer server, MemoryStore store) {
        server.close();
        try {
            store.close();
        } catch (IOException e) {
            System.err.println("the store was not closed: " + e.getMessage());
        }
    }
}
