package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.core.ServerLimits;
import io.mailcore.core.protocol.TlsMode;
import io.mailcore.core.tls.SelfSignedCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** STARTTLS and implicit TLS over real sockets. */
@Timeout(60)
class EncryptionTest {
    private final LineListener clear = new LineListener("clear", TlsMode.STARTTLS);
    private final LineListener encrypted = new LineListener("encrypted", TlsMode.IMPLICIT);
    private final SelfSignedCertificate certificate = SelfSignedCertificate.of("localhost", "127.0.0.1");
    private final NetworkFixture server = open();

    private NetworkFixture open() {
        try {
            return new NetworkFixture(ServerLimits.DEFAULT, Optional.of(certificate), clear, encrypted);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void encryptsFromTheFirstOctet() throws Exception {
        for (String version : List.of("TLSv1.3", "TLSv1.2")) {
            try (LineClient client = server.connect("encrypted")) {
                client.encrypt(certificate.clientContext(), version);
                assertThat(client.line()).isEqualTo("hello " + version);
                client.send("ECHO secret\r\nSTARTTLS\r\nQUIT\r\n");
                assertThat(client.line()).isEqualTo("secret");
                assertThat(client.line()).isEqualTo("no TLS");
                assertThat(client.line()).isEqualTo("bye");
                assertThat(client.line()).isEqualTo("(closed)");
            }
            assertThat(server.nextEnd()).isEqualTo("closed by the session");
        }
    }

    @Test
    void encryptsAtTheSessionsRequest() throws Exception {
        try (LineClient client = server.connect("clear")) {
            assertThat(client.line()).isEqualTo("hello clear");
            client.send("STARTTLS\r\n");
            assertThat(client.line()).isEqualTo("go ahead");
            client.encrypt(certificate.clientContext());
            client.send("ECHO secret\r\nSTARTTLS\r\n");
            assertThat(client.line()).isEqualTo("secret");
            assertThat(client.line()).isEqualTo("no TLS");
        }
        assertThat(clear.nextCall()).isEqualTo("opened");
        assertThat(clear.nextCall()).isEqualTo("tlsStarted TLSv1.3");
        assertThat(clear.nextCall()).isEqualTo("closed");
    }

    // CVE-2011-0411: clear octets behind STARTTLS must never be taken for octets of the encrypted connection.
    @Test
    void throwsAwayClearOctetsBehindStartTls() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (LineClient client = server.connect("clear")) {
                client.line();
                client.send("STARTTLS\r\nECHO injected\r\n" + "ECHO injected too\r\n".repeat(i * 100));
                assertThat(client.line()).isEqualTo("go ahead");
                assertThat(firstLineAfterHandshake(client)).isIn("genuine", "(handshake failed)");
            }
        }
    }

    @Test
    void throwsAwayClearOctetsThatComeInTheNextSegments() throws Exception {
        int handshakes = 0;
        for (int i = 0; i < 100; i++) {
            try (LineClient client = server.connect("clear")) {
                client.line();
                client.send("STARTTLS\r");
                client.send("\n");
                client.send("ECHO inj");
                client.send("ected\r\n");
                assertThat(client.line()).isEqualTo("go ahead");
                String first = firstLineAfterHandshake(client);
                assertThat(first).isIn("genuine", "(handshake failed)");
                handshakes += first.equals("genuine") ? 1 : 0;
            }
        }
        assertThat(handshakes).as("handshakes that came about").isBetween(0, 100);
    }

    @Test
    void failsTheHandshakeOfClearOctetsBehindTheReply() throws Exception {
        try (LineClient client = server.connect("clear")) {
            client.line();
            client.send("STARTTLS\r\n");
            assertThat(client.line()).isEqualTo("go ahead");
            client.send("ECHO injected\r\n");
            String answer = readAll(client);
            assertThat(answer).doesNotContain("injected");
        }
        assertThat(server.nextEnd()).isEqualTo("TLS failed");
        assertThat(clear.calls).contains("opened", "closed").doesNotContain("tlsStarted TLSv1.3");
    }

    private String firstLineAfterHandshake(LineClient client) throws IOException {
        try {
            client.encrypt(certificate.clientContext());
            client.send("ECHO genuine\r\n");
            return client.line();
        } catch (IOException e) {
            return "(handshake failed)";
        }
    }

    private static String readAll(LineClient client) {
        try {
            return new String(client.in().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "(reset)";
        }
    }

    @Test
    void sendsContentsEncrypted() throws Exception {
        encrypted.content = new TestContent(5_000_000);
        try (LineClient client = server.connect("encrypted")) {
            client.encrypt(certificate.clientContext());
            client.line();
            client.send("CONTENT\r\nECHO after\r\n");
            byte[] octets = client.in().readNBytes(5_000_000);
            for (int i = 0; i < octets.length; i += 997) {
                assertThat(octets[i]).isEqualTo(TestContent.at(i));
            }
            assertThat(client.line()).isEqualTo("after");
        }
    }

    @Test
    void givesUpASlowHandshake() throws Exception {
        int untimed = server.time.waiting();
        try (LineClient client = server.connect("encrypted")) {
            assertThat(server.time.awaitWaiting(untimed + 1)).isTrue();
            LineClient upgrading = server.connect("clear");
            upgrading.line();
            int greeted = server.time.waiting();
            upgrading.send("STARTTLS\r\n");
            assertThat(upgrading.line()).isEqualTo("go ahead");
            assertThat(server.time.awaitWaiting(greeted + 1)).isTrue();
            client.send(new byte[] {22, 3, 1});
            upgrading.send(new byte[] {22, 3, 1});
            server.time.advance(Duration.ofSeconds(29));
            client.send(new byte[] {0});
            server.time.advance(Duration.ofSeconds(1));
            assertThat(readAll(client)).isIn("", "(reset)");
            assertThat(readAll(upgrading)).isIn("", "(reset)");
            upgrading.close();
        }
        assertThat(server.nextEnd()).isEqualTo("TLS handshake too slow");
    }

    @Test
    void refusesOldVersionsAndClearText() throws Exception {
        try (LineClient client = server.connect("encrypted")) {
            client.send("EHLO client.example\r\n");
            assertThat(readAll(client)).doesNotContain("hello");
        }
        // A ClientHello of TLS 1.0 as far as its version; the JDK's own client would not send one.
        try (LineClient client = server.connect("encrypted")) {
            byte[] hello = new byte[47];
            System.arraycopy(new byte[] {22, 3, 1, 0, 42, 1, 0, 0, 38, 3, 1}, 0, hello, 0, 11);
            System.arraycopy(new byte[] {0, 0, 2, (byte) 0xc0, 0x13, 1, 0}, 0, hello, 43 - 4 + 1, 7);
            client.send(hello);
            assertThat(readAll(client)).doesNotContain("hello");
        }
        assertThat(encrypted.calls).isEmpty();
    }

    @Test
    void endsAConnectionThatRenegotiates() throws Exception {
        try (LineClient client = server.connect("encrypted")) {
            SSLSocket socket = client.encrypt(certificate.clientContext(), "TLSv1.2");
            client.line();
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        client.send("ECHO x\r\n");
                        while (!client.line().equals("(closed)")) {
                            client.send("ECHO x\r\n");
                        }
                        throw new SSLException("closed");
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(server.nextEnd()).isEqualTo("TLS renegotiation");
    }

    @Test
    void aPeerMayEndItsSideOfAnEncryptedConnection() throws Exception {
        try (LineClient client = server.connect("encrypted")) {
            SSLSocket socket = client.encrypt(certificate.clientContext(), "TLSv1.3");
            client.line();
            client.send("ECHO last\r\n");
            socket.shutdownOutput();
            assertThat(client.line()).isEqualTo("last");
            assertThat(client.line()).isEqualTo("(closed)");
        }
        assertThat(server.nextEnd()).isEqualTo("closed by the peer");
    }

    @Test
    void takesAnotherCertificateWithoutARestart() throws Exception {
        SelfSignedCertificate[] present = {SelfSignedCertificate.of("localhost")};
        LineListener lines = new LineListener("lines", TlsMode.IMPLICIT);
        NetworkFixture reloading =
                new NetworkFixture(ServerLimits.DEFAULT, Optional.of(() -> present[0].load()), lines);
        try (LineClient before = reloading.connect("lines")) {
            before.encrypt(present[0].clientContext());
            assertThat(before.line()).startsWith("hello");
            present[0] = SelfSignedCertificate.of("localhost");
            reloading.network.reloadTls();
            SSLContext client = present[0].clientContext();
            try (LineClient after = reloading.connect("lines")) {
                after.encrypt(client);
                assertThat(after.line()).startsWith("hello");
            }
            before.send("ECHO still\r\n");
            assertThat(before.line()).isEqualTo("still");
        } finally {
            reloading.close();
        }
    }
}
