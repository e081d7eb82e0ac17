package io.mailcore.core.tls;

import io.mailcore.api.mail.Domain;
import io.mailcore.core.internal.text.PrintableText;
import io.mailcore.core.time.SystemTimeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * A certificate of its own, for tests and for trying things out: P-256, with subject alternative names (RFC 5280
 * §4.2.1.6), so that clients which check the host's name accept it through {@link #clientContext()}. Key and certificate
 * are made when a handshake first needs them, on the thread that works for the handshake: a server that nobody speaks TLS
 * to makes none. {@link #certificate()} makes them at once. Thread-safe.
 *
 * <pre>{@code
 * SelfSignedCertificate certificate = SelfSignedCertificate.of("localhost", "127.0.0.1", "::1");
 * MailServer.builder().tls(certificate)…
 * SSLContext client = certificate.clientContext();
 * }</pre>
 */
public final class SelfSignedCertificate implements TlsSource {
    private static final int MAX_SHOWN = 64;
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(365);
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.oid(2, 5, 4, 3);
    private static final byte[] SUBJECT_ALT_NAME = Der.oid(2, 5, 29, 17);

    private final List<String> hosts;
    private final Supplier<Instant> now;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Pair> pair = Optional.empty();

    private record Pair(KeyPair keys, X509Certificate certificate) {}

    private SelfSignedCertificate(List<String> hosts, Supplier<Instant> now) {
        this.hosts = hosts;
        this.now = now;
    }

    /**
     * A certificate that is valid now, by the machine's clock: that is the time the clients live in, whatever time a
     * server under test is given.
     *
     * @param hosts DNS names and IP addresses, at least one
     * @return the source
     * @throws IllegalArgumentException when there is no host, or one is neither a name in US-ASCII nor an address
     */
    public static SelfSignedCertificate of(String... hosts) {
        return of(SystemTimeSource::wallClock, List.of(hosts));
    }

    /**
     * A certificate that is valid around a time.
     *
     * @param now tells the time when the certificate is made; it holds from a day before until a year after
     * @param hosts DNS names and IP addresses, at least one
     * @return the source
     * @throws IllegalArgumentException when there is no host, or one is neither a name in US-ASCII nor an address
     */
    public static SelfSignedCertificate of(Supplier<Instant> now, List<String> hosts) {
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("hosts: none (expected: at least one)");
        }
        hosts.forEach(SelfSignedCertificate::requireHost);
        return new SelfSignedCertificate(List.copyOf(hosts), Objects.requireNonNull(now, "now"));
    }

    private static void requireHost(String host) {
        boolean wellFormed = isAddress(host)
                ? AddressText.isAddress(host)
                : Domain.parse(host).isAscii() && !Domain.parse(host).isLiteral();
        if (!wellFormed) {
            throw new IllegalArgumentException("hosts: " + PrintableText.of(host, MAX_SHOWN)
                    + " (expected: a DNS name in US-ASCII or an IP address)");
        }
    }

    /**
     * The certificate, made now if it has not been.
     *
     * @return always the same
     * @throws IOException when this JVM cannot make one
     */
    public X509Certificate certificate() throws IOException {
        return pair().certificate();
    }

    @Override
    public SSLContext load() throws IOException {
        try {
            return ServerContexts.server(new LazyKeyManager(
                    "EC", () -> pair().keys().getPrivate(), () -> new X509Certificate[] {pair().certificate()}));
        } catch (GeneralSecurityException e) {
            throw new IOException("self-signed certificate: " + e.getMessage(), e);
        }
    }

    /**
     * What a client needs to accept the certificate, and nothing else.
     *
     * @return a context that trusts just this certificate
     * @throws IOException when this JVM cannot make one
     */
    public SSLContext clientContext() throws IOException {
        try {
            return ServerContexts.clientTrusting(certificate());
        } catch (GeneralSecurityException e) {
            throw new IOException("self-signed certificate: " + e.getMessage(), e);
        }
    }

    private Pair pair() throws IOException {
        lock.lock();
        try {
            if (pair.isEmpty()) {
                pair = Optional.of(make());
            }
            return pair.get();
        } catch (GeneralSecurityException e) {
            throw new IOException("self-signed certificate: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private Pair make() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        byte[] body = body(keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        byte[] certificate = Der.sequence(body, ECDSA_WITH_SHA256, Der.bitString(signature.sign()));
        return new Pair(keys, (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)));
    }

    // RFC 5280 §4.1: TBSCertificate.
    private byte[] body(byte[] publicKey) throws IOException {
        byte[] version3 = Der.explicit(0, Der.integer(BigInteger.TWO));
        byte[] serial = Der.integer(new BigInteger(63, new SecureRandom()).add(BigInteger.ONE));
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(hosts.get(0)))));
        Instant made = now.get();
        byte[] validity = Der.sequence(Der.time(made.minus(BEFORE)), Der.time(made.plus(AFTER)));
        byte[] names = Der.sequence(SUBJECT_ALT_NAME, Der.octetString(Der.sequence(alternativeNames())));
        byte[] extensions = Der.explicit(3, Der.sequence(names));
        return Der.sequence(version3, serial, ECDSA_WITH_SHA256, name, validity, name, publicKey, extensions);
    }

    // RFC 5280 §4.2.1.6: dNSName is [2], iPAddress is [7].
    private byte[] alternativeNames() throws IOException {
        byte[] names = {};
        for (String host : hosts) {
            byte[] name = isAddress(host)
                    ? Der.implicit(7, InetAddress.getByName(host).getAddress())
                    : Der.implicit(2, host.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
            names = Der.concat(names, name);
        }
        return names;
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }
}
