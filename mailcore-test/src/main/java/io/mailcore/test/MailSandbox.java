package io.mailcore.test;

import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.store.MessageStore;
import io.mailcore.core.Accounts;
import io.mailcore.core.MailServer;
import io.mailcore.core.protocol.Listener;
import io.mailcore.imap.Imap;
import io.mailcore.pop3.Pop3;
import io.mailcore.smtp.Smtp;
import io.mailcore.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * A mail server for one test: SMTP, submission, IMAP and POP3 on free loopback ports, mail in memory, nothing left behind
 * when it is closed. It starts in the calling thread and accepts connections when {@code start} returns. Starting and
 * stopping takes about a millisecond, so each test has its own; any number run side by side. Thread-safe.
 *
 * <pre>{@code
 * try (MailSandbox mail = MailSandbox.start()) {
 *     TestMailbox ann = mail.user("ann@shop.test");
 *
 *     mailer(mail.smtp().host(), mail.smtp().port()).send("ann@shop.test", invoice);
 *
 *     ReceivedMail got = ann.await(subject(containing("4711")));
 *     assertEquals("billing@shop.test", got.envelopeFrom());
 * }
 * }</pre>
 *
 * <p>Only users have accounts, and mail for others is refused, unless {@link SandboxOptions#acceptingAnyone} was asked
 * for. SMTP takes mail with and without a login; submission demands one. STARTTLS is offered everywhere, with a
 * certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1} that clients trust with {@link #trust}.
 */
public final class MailSandbox implements AutoCloseable {
    private static final String HOSTNAME = "localhost";
    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

    private final MailServer server;
    private final MemoryStore store;
    private final MessageStore.Subscription subscription;
    private final Sight sight;

    private MailSandbox(MailServer server, MemoryStore store, MessageStore.Subscription subscription, Sight sight) {
        this.server = server;
        this.store = store;
        this.subscription = subscription;
        this.sight = sight;
    }

    /**
     * Starts a sandbox without any account.
     *
     * @return a running sandbox; the caller closes it
     * @throws UncheckedIOException when a port cannot be bound
     */
    public static MailSandbox start() {
        return start(options());
    }

    /**
     * What a sandbox can be like.
     *
     * @return the options that {@link #start()} uses
     */
    public static SandboxOptions options() {
        return SandboxOptions.DEFAULT;
    }

    static MailSandbox start(SandboxOptions options) {
        Users users = new Users(
                options.anyone()
                        ? Accounts.anyAddress(Users.PASSWORD)
                        : Accounts.builder().build());
        options.users().forEach(users::named);
        MemoryStore store = MemoryStore.create();
        Journal journal = new Journal(store);
        MessageStore.Subscription subscription = store.subscribe(journal);
        try {
            MailServer server = serve(options, users, store, journal);
            return new MailSandbox(server, store, subscription, new Sight(users, journal));
        } catch (IOException e) {
            subscription.close();
            throw new UncheckedIOException(e);
        }
    }

    private static MailServer serve(SandboxOptions options, Users users, MessageStore store, Journal journal)
            throws IOException {
        MailServer.Builder builder = MailServer.builder()
                .hostname(HOSTNAME)
                .store(store)
                .accounts(users.accounts())
                .tls(SandboxTls::server)
                .filter(options.filters().toArray(MailFilter[]::new))
                .listen(listeners(options).stream()
                        .map(listener -> new TappedListener(listener, journal))
                        .toArray(Listener[]::new));
        options.time().ifPresent(builder::time);
        return builder.start();
    }

    private static List<Listener> listeners(SandboxOptions options) {
        List<Listener> listeners = new ArrayList<>();
        // A client that always logs in shall find AUTH, one that never does shall not need it.
        listeners.add(Smtp.submission(0).named("smtp").requireAuth(false));
        listeners.add(Smtp.submission(0));
        listeners.add(Imap.on(0).host(LOOPBACK));
        listeners.add(Pop3.on(0));
        if (options.implicitTls()) {
            listeners.add(Smtp.submission(0).named("smtps").requireAuth(false).implicitTls());
            listeners.add(Imap.on(0).host(LOOPBACK).implicitTls());
            listeners.add(Pop3.on(0).implicitTls());
        }
        return listeners;
    }

    /**
     * An account with the password {@code secret}, made when there is none yet.
     *
     * @param address its address and login name; upper and lower case are the same
     * @return its mailbox
     * @throws IllegalArgumentException when the text is not an address
     */
    public TestMailbox user(String address) {
        return user(address, Users.PASSWORD);
    }

    /**
     * An account, made when there is none yet.
     *
     * @param address its address and login name; upper and lower case are the same
     * @param password its password from now on
     * @return its mailbox
     * @throws IllegalArgumentException when the text is not an address
     */
    public TestMailbox user(String address, String password) {
        return new TestMailbox(sight.users().named(address, password), sight);
    }

    /**
     * Where SMTP clients connect; a login is offered and not needed.
     *
     * @return host and port
     */
    public Endpoint smtp() {
        return endpoint("smtp");
    }

    /**
     * Where SMTP clients connect that log in (RFC 6409); a login is needed.
     *
     * @return host and port
     */
    public Endpoint submission() {
        return endpoint("submission");
    }

    /**
     * Where IMAP clients connect.
     *
     * @return host and port
     */
    public Endpoint imap() {
        return endpoint("imap");
    }

    /**
     * Where POP3 clients connect.
     *
     * @return host and port
     */
    public Endpoint pop3() {
        return endpoint("pop3");
    }

    /**
     * Where SMTP clients connect that begin with TLS; a login is offered and not needed.
     *
     * @return host and port
     * @throws IllegalStateException without {@link SandboxOptions#withImplicitTls}
     */
    public Endpoint smtps() {
        return endpoint("smtps");
    }

    /**
     * Where IMAP clients connect that begin with TLS.
     *
     * @return host and port
     * @throws IllegalStateException without {@link SandboxOptions#withImplicitTls}
     */
    public Endpoint imaps() {
        return endpoint("imaps");
    }

    /**
     * Where POP3 clients connect that begin with TLS.
     *
     * @return host and port
     * @throws IllegalStateException without {@link SandboxOptions#withImplicitTls}
     */
    public Endpoint pop3s() {
        return endpoint("pop3s");
    }

    private Endpoint endpoint(String name) {
        InetSocketAddress address = server.addresses().get(name);
        if (address == null) {
            throw new IllegalStateException(name + ": not started (expected: options with withImplicitTls())");
        }
        return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
    }

    /**
     * Trust for clients: the sandbox's certificate and no other. The same for all sandboxes of a JVM.
     *
     * @return a context for the client's side, whose socket factory a mail client takes
     */
    public SSLContext trust() {
        return SandboxTls.client();
    }

    /**
     * Where the sandbox keeps its mail: to put mail there before a test, or to look at it as the server does.
     *
     * @return the store, open until the sandbox is closed
     */
    public MessageStore store() {
        return store;
    }

    /**
     * What has arrived and what was refused by now, as failed waits print it.
     *
     * @return several lines
     */
    public String describe() {
        return sight.describe();
    }

    /**
     * Closes connections, ports and the store. What has arrived stays readable. May be called again.
     *
     * @throws UncheckedIOException when the store cannot be closed
     */
    @Override
    public void close() {
        server.close();
        subscription.close();
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ports. */
    @Override
    public String toString() {
        return "mail sandbox " + server.addresses();
    }
}
