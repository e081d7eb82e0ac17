package io.mailcore.imap;

import io.mailcore.api.filter.Peer;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.protocol.TlsMode;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Surroundings;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An IMAP listener: IMAP4rev1 (RFC 3501) and IMAP4rev2 (RFC 9051). Immutable; each method returns a new listener.
 *
 * <pre>{@code
 * MailServer.builder().listen(Imap.on(143), Imap.on(993).implicitTls());
 * }</pre>
 */
public final class Imap implements Listener {
    private final String name;
    private final String host;
    private final int port;
    private final TlsMode tls;
    private final ImapLimits limits;

    private Imap(String name, String host, int port, TlsMode tls, ImapLimits limits) {
        this.name = name;
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.limits = limits;
    }

    /**
     * A listener named {@code imap}, on all addresses, with STARTTLS when the server has a certificate.
     *
     * @param port 0 for any free port
     * @return the listener
     */
    public static Imap on(int port) {
        return new Imap("imap", "", port, TlsMode.STARTTLS, ImapLimits.DEFAULT);
    }

    /**
     * The same at one address.
     *
     * @param address a host name or IP address of this machine; empty for all
     * @return the new listener
     */
    public Imap host(String address) {
        return new Imap(name, Objects.requireNonNull(address, "address"), port, tls, limits);
    }

    /**
     * The same under another name.
     *
     * @param unique in the server
     * @return the new listener
     */
    public Imap name(String unique) {
        return new Imap(Objects.requireNonNull(unique, "unique"), host, port, tls, limits);
    }

    /**
     * The same with TLS from the first octet (RFC 8314 §3.2), named {@code imaps} unless it was named.
     *
     * @return the new listener
     */
    public Imap implicitTls() {
        return new Imap(name.equals("imap") ? "imaps" : name, host, port, TlsMode.IMPLICIT, limits);
    }

    /**
     * The same without TLS, for tests and behind a proxy that ends TLS.
     *
     * @return the new listener
     */
    public Imap withoutTls() {
        return new Imap(name, host, port, TlsMode.NONE, limits);
    }

    /**
     * The same with other limits.
     *
     * @param newLimits what a session accepts at most
     * @return the new listener
     */
    public Imap limits(ImapLimits newLimits) {
        return new Imap(name, host, port, tls, Objects.requireNonNull(newLimits, "newLimits"));
    }

    /**
     * The limits.
     *
     * @return what a session accepts at most
     */
    public ImapLimits limits() {
        return limits;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InetSocketAddress address() {
        return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    }

    @Override
    public TlsMode tls() {
        return tls;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add("imap.name: blank (expected: a name)");
        }
        if (port < 0 || port > 65_535) {
            problems.add(name + ".port: " + port + " (expected: 0..65535)");
        } else if (address().isUnresolved()) {
            problems.add(name + ".host: " + host + " (expected: an address of this machine)");
        }
        problems.addAll(limits.problems(name));
        return problems;
    }

    @Override
    public SessionFactory prepare(ServerServices services) {
        return context ->
                new ImapSession(context, new Surroundings(services, () -> peer(context), services.time()::now, limits));
    }

    private static Peer peer(SessionContext context) {
        return new Peer(
                context.id(),
                "imap",
                context.remoteAddress(),
                Optional.empty(),
                context.tls().map(tls -> tls.version() + " " + tls.cipherSuite()),
                Optional.empty());
    }
}
