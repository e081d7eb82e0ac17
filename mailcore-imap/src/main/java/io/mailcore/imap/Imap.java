package io.mailcore.imap;

import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.protocol.TlsMode;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Surroundings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * An IMAP listener: IMAP4rev1 (RFC 3501) and IMAP4rev2 (RFC 9051). Immutable; each method returns a new listener.
 *
 * <pre>{@code
 * MailServer.builder().listen(Imap.on(143), Imap.on(993).implicitTls());
 * }</pre>
 */
public final class Imap implements Listener {
    private final String name;
    private final InetSocketAddress address;
    private final TlsMode tls;
    private final ImapLimits limits;

    private Imap(String name, InetSocketAddress address, TlsMode tls, ImapLimits limits) {
        this.name = name;
        this.address = address;
        this.tls = tls;
        this.limits = limits;
    }

    /**
     * A listener called {@code imap}, on the loopback address, with STARTTLS when the server has a certificate.
     *
     * @param port 0 for any free port
     * @return the listener
     */
    public static Imap on(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Imap("imap", address, TlsMode.STARTTLS, ImapLimits.DEFAULT);
    }

    /**
     * The same at another address.
     *
     * @param newAddress where to listen
     * @return a new listener
     */
    public Imap at(InetSocketAddress newAddress) {
        return new Imap(name, Objects.requireNonNull(newAddress, "newAddress"), tls, limits);
    }

    /**
     * The same at another host and the same port.
     *
     * @param host a host name or an IP address of this machine; {@code 0.0.0.0} or {@code ::} for all
     * @return a new listener
     */
    public Imap host(String host) {
        return at(new InetSocketAddress(Objects.requireNonNull(host, "host"), address.getPort()));
    }

    /**
     * The same under another name.
     *
     * @param newName unique in the server
     * @return a new listener
     */
    public Imap named(String newName) {
        return new Imap(Objects.requireNonNull(newName, "newName"), address, tls, limits);
    }

    /**
     * The same with TLS from the first octet (RFC 8314 §3.2), named {@code imaps} unless it was named.
     *
     * @return the new listener
     */
    public Imap implicitTls() {
        return new Imap(name.equals("imap") ? "imaps" : name, address, TlsMode.IMPLICIT, limits);
    }

    /**
     * The same without TLS, for tests and behind a proxy that ends TLS.
     *
     * @return the new listener
     */
    public Imap withoutTls() {
        return new Imap(name, address, TlsMode.NONE, limits);
    }

    /**
     * The same with other limits.
     *
     * @param newLimits what a session accepts at most
     * @return the new listener
     */
    public Imap limits(ImapLimits newLimits) {
        return new Imap(name, address, tls, Objects.requireNonNull(newLimits, "newLimits"));
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
        return address;
    }

    @Override
    public TlsMode tls() {
        return tls;
    }

    // RFC 9051 §7.1.5: BYE in place of the greeting; RFC 5530 §3: the reason will pass.
    @Override
    public String busy() {
        return "* BYE [UNAVAILABLE] Too many connections, try again later\r\n";
    }

    @Override
    public List<String> problems() {
        return limits.problems(name);
    }

    @Override
    public SessionFactory prepare(ServerServices services) {
        return context -> new ImapSession(
                context, new Surroundings(services, () -> context.peer(name), services.time()::now, limits));
    }
}
