package io.mailcore.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.testkit.FakeTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsSourceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "rsa.pem, rsa.key.pem",
        "rsa.pem, rsa-pkcs1.key.pem",
        "ec.pem, ec.key.pem",
        "ec.pem, ec-sec1.key.pem",
        "ed25519.pem, ed25519.key.pem"
    })
    void servesWithKeysOfAllForms(String chain, String key) throws Exception {
        SSLContext server = TlsSource.pem(file(chain), file(key)).load();
        X509Certificate certificate;
        try (var in = Files.newInputStream(file(chain))) {
            certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        handshake(server, ServerContexts.clientTrusting(certificate), "localhost");
    }

    @Test
    void servesTheWholeChain() throws Exception {
        Path chain = folder.resolve("chain.pem");
        Files.writeString(chain, Files.readString(file("ec.pem")) + Files.readString(file("rsa.pem")));
        SSLContext server = TlsSource.pem(chain, file("ec.key.pem")).load();
        assertThat(server).isNotNull();
    }

    @Test
    void saysWhichFileIsWrongAndWhy() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing here");
        Path cut = Files.writeString(
                folder.resolve("cut.pem"), "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\n");
        Path junk = Files.writeString(
                folder.resolve("junk.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Path large = Files.write(folder.resolve("large.pem"), new byte[2 * 1024 * 1024]);
        assertThatThrownBy(() -> TlsSource.pem(empty, file("ec.key.pem")).load())
                .hasMessageContaining("empty.pem: no certificate");
        assertThatThrownBy(() -> TlsSource.pem(file("ec.pem"), empty).load())
                .hasMessageContaining("empty.pem: no unencrypted key");
        assertThatThrownBy(() -> TlsSource.pem(file("ec.pem"), file("ec-encrypted.key.pem"))
                        .load())
                .hasMessageContaining("ec-encrypted.key.pem: no unencrypted key");
        assertThatThrownBy(() -> TlsSource.pem(file("ec.pem"), cut).load()).hasMessageContaining("cut.pem: damaged");
        assertThatThrownBy(() -> TlsSource.pem(file("ec.pem"), junk).load()).hasMessageContaining("junk.pem: damaged");
        assertThatThrownBy(() -> TlsSource.pem(file("ec.pem"), large).load())
                .hasMessageContaining("large.pem: too large");
        assertThatThrownBy(() -> TlsSource.pem(folder.resolve("absent.pem"), file("ec.key.pem"))
                        .load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent.pem");
    }

    @Test
    void survivesEveryCutOfAnOldKey() throws Exception {
        String[] lines = Files.readString(file("ec-sec1.key.pem")).split("-----BEGIN EC PRIVATE KEY-----", 2);
        byte[] key = java.util.Base64.getMimeDecoder()
                .decode(lines[1].substring(0, lines[1].indexOf('-')).getBytes(StandardCharsets.US_ASCII));
        assertThat(OldKeyForms.ec(key)).isNotEmpty();
        for (int length = 0; length < key.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(key, length);
            assertThatThrownBy(() -> OldKeyForms.ec(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "mail.example.org", "127.0.0.1", "::1"})
    void aSelfSignedCertificateIsAcceptedUnderAllItsNames(String host) throws Exception {
        SelfSignedCertificate certificate =
                SelfSignedCertificate.of("localhost", "mail.example.org", "127.0.0.1", "::1");
        handshake(certificate.load(), certificate.clientContext(), host);
    }

    @Test
    void aSelfSignedCertificateIsRefusedUnderOtherNames() {
        SelfSignedCertificate certificate = SelfSignedCertificate.of("localhost");
        assertThatThrownBy(() -> handshake(certificate.load(), certificate.clientContext(), "other.example"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void makesTheKeyInTheFirstHandshakeAndOnlyOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        FakeTime time = new FakeTime(Instant.parse("2026-01-02T03:04:05Z"));
        SelfSignedCertificate certificate = SelfSignedCertificate.of(
                () -> {
                    made.incrementAndGet();
                    return time.now();
                },
                List.of("localhost"));
        SSLContext server = certificate.load();
        assertThat(made).hasValue(0);
        X509Certificate first = certificate.certificate();
        assertThat(certificate.certificate()).isSameAs(first);
        assertThat(server).isNotNull();
        assertThat(made).hasValue(1);
        first.checkValidity(Date.from(time.now()));
        assertThat(first.getNotAfter().toInstant()).isEqualTo(Instant.parse("2027-01-02T03:04:05Z"));
        first.verify(first.getPublicKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no name", "300.1.1.1", "1.2.3.", "::1::", "fe80::1%eth0", "[::1]", "bücher.example"})
    void refusesWhatIsNeitherANameNorAnAddress(String host) {
        if (host.equals("1.2.3.")) {
            assertThatThrownBy(() -> SelfSignedCertificate.of(host)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThatThrownBy(() -> SelfSignedCertificate.of("localhost", host))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(TlsSourceTest.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** A client that checks the host's name greets a server. */
    private static void handshake(SSLContext server, SSLContext client, String host) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket)
                        server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                java.net.Socket plain =
                        new java.net.Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
                SSLSocket socket = (SSLSocket)
                        client.getSocketFactory().createSocket(plain, host, listening.getLocalPort(), true)) {
            CompletableFuture<String> accepted = inBackground(() -> {
                try (SSLSocket peer = (SSLSocket) listening.accept()) {
                    peer.getOutputStream().write('x');
                    return peer.getSession().getProtocol();
                }
            });
            SSLParameters checking = socket.getSSLParameters();
            checking.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(checking);
            socket.startHandshake();
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            assertThat(accepted.get()).isEqualTo("TLSv1.3");
        }
    }

    private static CompletableFuture<String> inBackground(Callable<String> task) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return result;
    }
}
