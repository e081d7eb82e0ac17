package io.mailcore.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.net.smtp.SMTPClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneServerTest {
    private static final String[] ALL = {
        "--smtp",
        "127.0.0.1:0",
        "--submission",
        "127.0.0.1:0",
        "--smtps",
        "127.0.0.1:0",
        "--imap",
        "127.0.0.1:0",
        "--imaps",
        "127.0.0.1:0",
        "--pop3",
        "127.0.0.1:0",
        "--pop3s",
        "127.0.0.1:0"
    };

    @TempDir
    private Path folder;

    @Test
    void saysReadyTakesMailServesItAndStopsWhenToldTo() throws Exception {
        try (ServerProcess server = ServerProcess.start(with(ALL, "--account", "ann@shop.test:open:sesame"))) {
            String ready = server.ready();
            assertThat(ready)
                    .matches(
                            "ready smtp=127\\.0\\.0\\.1:\\d+ submission=127\\.0\\.0\\.1:\\d+ smtps=127\\.0\\.0\\.1:\\d+"
                                    + " imap=127\\.0\\.0\\.1:\\d+ imaps=127\\.0\\.0\\.1:\\d+ pop3=127\\.0\\.0\\.1:\\d+"
                                    + " pop3s=127\\.0\\.0\\.1:\\d+");

            send(ServerProcess.ports(ready, "smtp").get(0), "ann@shop.test", "Hello");
            assertThat(subjectOfFirst("imap", ready, "ann@shop.test", "open:sesame"))
                    .isEqualTo("Hello");
            assertThat(subjectOfFirst("pop3", ready, "ann@shop.test", "open:sesame"))
                    .isEqualTo("Hello");

            // A client that stays connected must not keep the process alive.
            try (Socket idle = connect(ServerProcess.ports(ready, "imap").get(0))) {
                assertThat(idle.getInputStream().read()).isEqualTo('*');
                server.terminate();
                assertThat(server.endsWithin(10)).isTrue();
            }
            assertThat(server.restOfOutput()).isEmpty();
            assertThat(server.errors()).contains("ann@shop.test").doesNotContain("sesame");
        }
    }

    @Test
    void hasADemoAccountUnlessTold() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                "--memory", "--smtp", "127.0.0.1:0", "--imap", "127.0.0.1:0", "--domain", "shop.test")) {
            String ready = server.ready();
            send(ServerProcess.ports(ready, "smtp").get(0), "demo@localhost", "Trial");
            assertThat(subjectOfFirst("imap", ready, "demo@localhost", "demo")).isEqualTo("Trial");
            assertThat(replyToRcpt(ready, "nobody@shop.test")).startsWith("550 5.1.1");
            assertThat(replyToRcpt(ready, "nobody@elsewhere.test")).startsWith("550 5.7.1");

            server.terminate();
            server.exitCode();
            int smtp = ServerProcess.ports(ready, "smtp").get(0);
            int imap = ServerProcess.ports(ready, "imap").get(0);
            assertThat(server.errors())
                    .contains("demo@localhost, password demo")
                    .contains("curl smtp://127.0.0.1:" + smtp + " --mail-from")
                    .contains("curl --user demo@localhost:demo 'imap://127.0.0.1:" + imap + "/INBOX");
        }
    }

    @Test
    void saysTheLargestMessageItTakes() throws Exception {
        try (ServerProcess server =
                ServerProcess.start("--smtp", "127.0.0.1:0", "--imap", "127.0.0.1:0", "--max-message-size", "70000")) {
            String ready = server.ready();

            assertThat(capabilities(ServerProcess.ports(ready, "smtp").get(0), "EHLO client.test\r\nQUIT\r\n"))
                    .contains("SIZE 70000");
            assertThat(capabilities(
                            ServerProcess.ports(ready, "imap").get(0), "1 LOGIN demo@localhost demo\r\n2 LOGOUT\r\n"))
                    .contains("APPENDLIMIT=70000");
        }
    }

    @Test
    void listensAtSeveralPlacesUnderOneName() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                "--imap", "127.0.0.1:0", "--smtp", "127.0.0.1:0", "--smtp", "localhost:0", "--smtp", "[::1]:0")) {
            String ready = server.ready();

            assertThat(ready)
                    .matches("ready smtp=127\\.0\\.0\\.1:\\d+ smtp=localhost:\\d+ smtp=\\[::1]:\\d+"
                            + " imap=127\\.0\\.0\\.1:\\d+");
            assertThat(ServerProcess.ports(ready, "smtp")).hasSize(3);
        }
    }

    @Test
    void usesTheGivenCertificate() throws Exception {
        Path certificate = resource("localhost.crt");
        Path key = resource("localhost.key");
        try (ServerProcess server = ServerProcess.start(
                "--imaps", "127.0.0.1:0", "--tls-cert", certificate.toString(), "--tls-key", key.toString())) {
            int port = ServerProcess.ports(server.ready(), "imaps").get(0);

            try (SSLSocket socket = (SSLSocket)
                    trusting(certificate).getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"), port)) {
                assertThat(socket.getInputStream().read()).isEqualTo('*');
                X509Certificate seen = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                assertThat(seen.getSubjectX500Principal().getName()).contains("mailcore test certificate");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--smtp 127.0.0.1                     | --smtp        | expected: HOST:PORT",
                "--smtp ::1:25                        | --smtp        | expected: HOST:PORT",
                "--imap 127.0.0.1:70000               | --imap        | 0 to 65535",
                "--pop3 127.0.0.1:x                   | --pop3        | 0 to 65535",
                "--account ann@shop.test              | --account     | expected: user@domain:password",
                "--account ann:secret                 | --account     | local-part@domain",
                "--account a@b.c:x --account A@b.c:x  | --account     | not taken",
                "--domain -x                          | --domain      | hyphen",
                "--tls-cert /nowhere/cert.pem         | --tls-key     | Missing",
                "--tls-cert /nowhere/c --tls-key /k   | --tls-cert    | /nowhere/c",
                "--imap [::1]:0 --max-message-size 0  | append        | at least 1",
                "--smtp [::1]:0 --max-message-size 1M | --max-message | '1M'",
                "--hostname two/words                 | --hostname    | two/words",
                "--smtp no.such.host.invalid:25       | smtp          | no.such.host.invalid",
                "--colour red                         | --colour      | Unknown option",
                "stray                                | stray         | Unmatched argument",
            })
    void refusesBadOptionsWithExitCode2(String options, String option, String reason) throws Exception {
        try (ServerProcess server = ServerProcess.start(options.strip().split(" +"))) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.restOfOutput()).isEmpty();
            assertThat(server.errors())
                    .contains(option.strip())
                    .contains(reason.strip())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysWhichAddressIsInUseWithExitCode1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ServerProcess server = ServerProcess.start("--smtp", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.restOfOutput()).isEmpty();
            assertThat(server.errors())
                    .contains("127.0.0.1:" + taken.getLocalPort())
                    .contains("in use")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void helpIsOnStandardError() throws Exception {
        try (ServerProcess server = ServerProcess.start("--help")) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.restOfOutput()).isEmpty();
            assertThat(server.errors()).contains("--smtp=HOST:PORT").contains("--tls-cert=FILE");
        }
    }

    private Path resource(String name) throws Exception {
        Path copy = folder.resolve(name);
        try (InputStream in = StandaloneServerTest.class.getResourceAsStream(name)) {
            Files.copy(in, copy);
        }
        return copy;
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "server",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String[] with(String[] options, String... more) {
        String[] all = Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return all;
    }

    private static Socket connect(int port) throws Exception {
        return new Socket(InetAddress.getByName("127.0.0.1"), port);
    }

    private static String capabilities(int port, String commands) throws Exception {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static String replyToRcpt(String ready, String recipient) throws Exception {
        SMTPClient client = new SMTPClient();
        client.connect("127.0.0.1", ServerProcess.ports(ready, "smtp").get(0));
        try {
            client.helo("client.test");
            client.mail("<me@example.org>");
            client.rcpt("<" + recipient + ">");
            return client.getReplyString();
        } finally {
            client.disconnect();
        }
    }

    private static void send(int port, String recipient, String subject) throws Exception {
        Session session = Session.getInstance(new Properties());
        MimeMessage message = new MimeMessage(session);
        message.setFrom("me@example.org");
        message.setSubject(subject);
        message.setText("Good day");
        message.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(recipient)});
        }
    }

    private static String subjectOfFirst(String protocol, String ready, String user, String password) throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore(protocol)) {
            store.connect("127.0.0.1", ServerProcess.ports(ready, protocol).get(0), user, password);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                Message first = inbox.getMessage(1);
                return first.getSubject();
            }
        }
    }
}
