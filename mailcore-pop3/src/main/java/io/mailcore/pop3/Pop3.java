package io.mailcore.pop3;

import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.protocol.TlsMode;
import io.mailcore.pop3.session.MaildropLocks;
import io.mailcore.pop3.session.Pop3Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * POP3 access to each account's INBOX (RFC 1939, with CAPA of RFC 2449, STLS of RFC 2595 and AUTH of RFC 5034).
 * Immutable.
 *
 * <pre>{@code
 * MailServer.builder().listen(Pop3.on(110), Pop3.on(995).implicitTls());
 * }</pre>
 *
 * <p>A maildrop is locked while a session has it open; another login gets {@code [IN-USE]}. The session sees the
 * messages that were there at login; what it deletes goes at QUIT only, and what it retrieved is marked as seen then.
 */
public final class Pop3 implements Listener {
    private final String name;
    private final InetSocketAddress address;
    private final TlsMode tls;
    private final Pop3Limits limits;

    private Pop3(String name, InetSocketAddress address, TlsMode tls, Pop3Limits limits) {
        this.name = name;
        this.address = address;
        this.tls = tls;
        this.limits = limits;
    }

    /**
     * A listener on the loopback address, called {@code pop3}, that offers STLS when the server has a certificate.
     *
     * @param port 0 to 65535; 0 for any free port
     * @return the listener
     */
    public static Pop3 on(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Pop3("pop3", address, TlsMode.STARTTLS, Pop3Limits.DEFAULT);
    }

    /**
     * The same at another address.
     *
     * @param newAddress where to listen
     * @return a new listener
     */
    public Pop3 at(InetSocketAddress newAddress) {
        return new Pop3(name, Objects.requireNonNull(newAddress, "newAddress"), tls, limits);
    }

    /**
     * The same at another host and the same port.
     *
     * @param host a host name or an IP address of this machine; {@code 0.0.0.0} or {@code ::} for all
     * @return a new listener
     */
    public Pop3 host(String host) {
        return at(new InetSocketAddress(Objects.requireNonNull(host, "host"), address.getPort()));
    }

    /**
     * The same under another name.
     *
     * @param newName unique in the server
     * @return a new listener
     */
    public Pop3 named(String newName) {
        return new Pop3(Objects.requireNonNull(newName, "newName"), address, tls, limits);
    }

    /**
     * The same with TLS from the first octet (RFC 8314 §3.2); called {@code pop3s} unless it was named.
     *
     * @return a new listener
     */
    public Pop3 implicitTls() {
        return new Pop3(name.equals("pop3") ? "pop3s" : name, address, TlsMode.IMPLICIT, limits);
    }

    /**
     * The same without TLS, for peers on the same machine.
     *
     * @return a new listener
     */
    public Pop3 withoutTls() {
        return new Pop3(name, address, TlsMode.NONE, limits);
    }

    /**
     * The same with other limits.
     *
     * @param newLimits the limits
     * @return a new listener
     */
    public Pop3 limits(Pop3Limits newLimits) {
        return new Pop3(name, address, tls, Objects.requireNonNull(newLimits, "newLimits"));
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

    // RFC 3206 §4: the problem is not the client's and will pass.
    @Override
    public String busy() {
        return "-ERR [SYS/TEMP] Too many connections, try again later\r\n";
    }

    @Override
    public List<String> problems() {
        return limits.problems(name);
    }

    @Override
    public SessionFactory prepare(ServerServices services) {
        MaildropLocks locks = new MaildropLocks();
        return context -> new Pop3Session(name, limits, locks, services, context);
    }
}
