package io.mailcore.smtp;

import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.Problems;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.protocol.TlsMode;
import io.mailcore.smtp.session.Policy;
import io.mailcore.smtp.session.Site;
import io.mailcore.smtp.session.SmtpSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Receives mail by SMTP (RFC 5321): from other servers ({@link #mx}) or from the users' mail programs
 * ({@link #submission}). Immutable.
 *
 * <pre>{@code
 * MailServer.builder().listen(
 *         Smtp.mx(25).host("0.0.0.0"),
 *         Smtp.submission(587).host("0.0.0.0"),
 *         Smtp.submission(465).host("0.0.0.0").implicitTls());
 * }</pre>
 *
 * <p>Commands follow the grammar of RFC 5321 strictly unless {@link #lenient} is asked for. Message data is kept octet
 * for octet, lines of any length included; see {@link BareLineEnds} for the exception.
 */
public final class Smtp implements Listener {
    /** The largest message by default, in octets: 150 MiB, what the largest providers let their users send. */
    public static final long DEFAULT_MAX_MESSAGE_SIZE = 150L * 1024 * 1024;

    /** The most recipients of a message by default; RFC 5321 §4.5.3.1.8 asks for at least 100. */
    public static final int DEFAULT_MAX_RECIPIENTS = 1000;

    private static final String MX = "smtp";
    private static final String SUBMISSION = "submission";
    private static final String SUBMISSIONS = "submissions";

    private final String name;
    private final InetSocketAddress address;
    private final TlsMode tls;
    private final Policy policy;

    private Smtp(String name, InetSocketAddress address, TlsMode tls, Policy policy) {
        this.name = name;
        this.address = address;
        this.tls = tls;
        this.policy = policy;
    }

    /**
     * A listener for other servers, called {@code smtp}, on the loopback address. It offers STARTTLS when the server has
     * a certificate, and no AUTH.
     *
     * @param port 0 to 65535; 0 for any free port
     * @return the listener
     */
    public static Smtp mx(int port) {
        return at(MX, port, Policy.ofMx(MX, DEFAULT_MAX_MESSAGE_SIZE, DEFAULT_MAX_RECIPIENTS));
    }

    /**
     * A listener for users, called {@code submission}, on the loopback address (RFC 6409). It offers AUTH and STARTTLS,
     * and takes mail only from who has logged in.
     *
     * @param port 0 to 65535; 0 for any free port
     * @return the listener
     */
    public static Smtp submission(int port) {
        return at(SUBMISSION, port, Policy.ofSubmission(SUBMISSION, DEFAULT_MAX_MESSAGE_SIZE, DEFAULT_MAX_RECIPIENTS));
    }

    private static Smtp at(String name, int port, Policy policy) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Smtp(name, address, TlsMode.STARTTLS, policy);
    }

    /**
     * The same at another address.
     *
     * @param newAddress where to listen
     * @return a new listener
     */
    public Smtp at(InetSocketAddress newAddress) {
        return new Smtp(name, Objects.requireNonNull(newAddress, "newAddress"), tls, policy);
    }

    /**
     * The same at another address and the same port. Looks a host name up: may block.
     *
     * @param host such as {@code 0.0.0.0} for all addresses
     * @return a new listener
     */
    public Smtp host(String host) {
        return at(new InetSocketAddress(Objects.requireNonNull(host, "host"), address.getPort()));
    }

    /**
     * The same under another name.
     *
     * @param newName unique in the server
     * @return a new listener
     */
    public Smtp named(String newName) {
        return new Smtp(Objects.requireNonNull(newName, "newName"), address, tls, policy);
    }

    /**
     * The same with TLS from the first octet (RFC 8314 §3.3); a submission listener is then called {@code submissions},
     * any other {@code smtps}, unless it was named.
     *
     * @return a new listener
     */
    public Smtp implicitTls() {
        Smtp encrypted = new Smtp(name, address, TlsMode.IMPLICIT, policy);
        return switch (name) {
            case MX -> encrypted.named("smtps");
            case SUBMISSION -> encrypted.named(SUBMISSIONS);
            default -> encrypted;
        };
    }

    /**
     * The same without TLS, for peers on the same machine.
     *
     * @return a new listener
     */
    public Smtp withoutTls() {
        return new Smtp(name, address, TlsMode.NONE, policy);
    }

    /**
     * The same with another largest message.
     *
     * @param octets at least 1; RFC 5321 §4.5.3.1.7 asks for at least 65,536
     * @return a new listener
     */
    public Smtp maxMessageSize(long octets) {
        return with(policy.withMaxMessageSize(octets));
    }

    /**
     * The same with another number of recipients that one message may have; more are told to come later (452).
     *
     * @param count at least 100 (RFC 5321 §4.5.3.1.8)
     * @return a new listener
     */
    public Smtp maxRecipients(int count) {
        return with(policy.withMaxRecipients(count));
    }

    /**
     * The same, demanding a login before MAIL or not. A submission listener demands it by default and offers AUTH in any
     * case; an MX offers AUTH only if it demands it.
     *
     * @param required whether to demand it
     * @return a new listener
     */
    public Smtp requireAuth(boolean required) {
        return with(policy.withRequiredAuth(required));
    }

    /**
     * The same for messages with bare CR or LF.
     *
     * @param treatment by default {@link BareLineEnds#REFUSE}
     * @return a new listener
     */
    public Smtp bareLineEnds(BareLineEnds treatment) {
        return with(policy.withBareLineEnds(Objects.requireNonNull(treatment, "treatment")));
    }

    /**
     * The same, taking what many old clients send and RFC 5321 does not allow: spaces behind {@code FROM:} and
     * {@code TO:} and between parameters, paths without angle brackets, any word as the name in EHLO and HELO.
     *
     * @return a new listener
     */
    public Smtp lenient() {
        return with(policy.withLenience());
    }

    /**
     * The same with other limits.
     *
     * @param limits the limits
     * @return a new listener
     */
    public Smtp limits(SmtpLimits limits) {
        return with(policy.withLimits(Objects.requireNonNull(limits, "limits")));
    }

    private Smtp with(Policy newPolicy) {
        return new Smtp(name, address, tls, newPolicy);
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

    // RFC 5321 §3.1: 421 in place of the greeting makes the client try again later.
    @Override
    public String busy() {
        return "421 4.7.0 Too many connections, try again later\r\n";
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(policy.limits().problems(name));
        problems.addAll(new Problems(name + ".")
                .atLeast("maxMessageSize", policy.maxMessageSize(), 1)
                .atLeast("maxRecipients", policy.maxRecipients(), 100)
                .list());
        return problems;
    }

    @Override
    public SessionFactory prepare(ServerServices services) {
        Site site = new Site(services.hostname(), services.time()::now, services.pipeline(), services.logins());
        return context -> new SmtpSession(context, new ConnectedPeer(context, policy.protocol()), site, policy);
    }
}
