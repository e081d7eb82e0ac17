package io.mailcore.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.core.Accounts;
import io.mailcore.core.MailServer;
import io.mailcore.store.MemoryStore;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.net.smtp.SMTPClient;
import org.apache.commons.net.smtp.SMTPReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way over sockets: client, driver, session, pipeline, store. */
@Timeout(60)
class EndToEndTest {
    private static final String PASSWORD = "secret";

    private final SSLContext tls = tls();
    private final MemoryStore store = MemoryStore.create();
    private final Accounts accounts = Accounts.builder()
            .account("ann@example.org", PASSWORD)
            .account("ben@example.org", PASSWORD)
            .build();
    private MailServer server;

    @BeforeEach
    void start(@TempDir Path spool) throws IOException {
        server = MailServer.builder()
                .hostname("mail.example.org")
                .store(store)
                .accounts(accounts)
                .tls(() -> tls)
                .spool(spool)
                .listen(
                        Smtp.mx(0),
                        Smtp.submission(0),
                        Smtp.submission(0).implicitTls(),
                        Smtp.mx(0).named("small").maxMessageSize(1000))
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        store.close();
    }

    @Test
    void takesAMessageFromCommonsNet() throws IOException {
        SMTPClient client = new SMTPClient();
        client.connect(InetAddress.getLoopbackAddress(), server.port("smtp"));
        assertThat(client.login("client.example")).isTrue();
        assertThat(client.setSender("bob@client.example")).isTrue();
        assertThat(client.addRecipient("ann@example.org")).isTrue();
        assertThat(client.addRecipient("nobody@example.org")).isFalse();
        assertThat(client.getReplyCode()).isEqualTo(SMTPReply.MAILBOX_UNAVAILABLE);
        assertThat(client.addRecipient("victim@remote.example")).isFalse();
        try (Writer data = Objects.requireNonNull(client.sendMessageData())) {
            data.write("Subject: Hi\r\n\r\n.dot\r\n");
        }
        assertThat(client.completePendingCommand()).isTrue();
        assertThat(client.logout()).isTrue();
        client.disconnect();
        assertThat(inbox("ann@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("Return-Path: <bob@client.example>\r\n")
                        .contains("Received: from client.example ([127.0.0.1])\r\n\tby mail.example.org with SMTP id ")
                        .endsWith("Subject: Hi\r\n\r\n.dot\r\n"));
    }

    @Test
    void takesAMessageByStartTlsAndLogin() throws MessagingException, IOException {
        Properties settings = settings("smtp", "submission");
        settings.put("mail.smtp.starttls.enable", "true");
        settings.put("mail.smtp.starttls.required", "true");
        settings.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
        Transport.send(message(Session.getInstance(settings, login("ann@example.org", PASSWORD))));
        assertThat(inbox("ben@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains(" with ESMTPSA id ")
                        .contains("(using TLSv1.3 with cipher ")
                        .contains("\r\n\tfor <ben@example.org>;")
                        .contains("Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?="));
    }

    @Test
    void takesAMessageByImplicitTlsAndLogin() throws MessagingException, IOException {
        Properties settings = settings("smtps", "submissions");
        settings.put("mail.smtps.ssl.socketFactory", tls.getSocketFactory());
        Session session = Session.getInstance(settings, login("ann@example.org", PASSWORD));
        MimeMessage message = message(session);
        try (Transport transport = session.getTransport("smtps")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        }
        assertThat(inbox("ben@example.org")).hasSize(1);
    }

    @Test
    void refusesAWrongPassword() throws MessagingException, IOException {
        Properties settings = settings("smtps", "submissions");
        settings.put("mail.smtps.ssl.socketFactory", tls.getSocketFactory());
        Session session = Session.getInstance(settings, login("ann@example.org", "wrong"));
        try (Transport transport = session.getTransport("smtps")) {
            assertThatThrownBy(transport::connect)
                    .isInstanceOf(AuthenticationFailedException.class)
                    .hasMessageContaining("535 5.7.8");
        }
        assertThat(inbox("ben@example.org")).isEmpty();
    }

    // RFC 5321 §4.5.1.
    @Test
    void takesMailForThePostmasterOfTheServer() throws IOException {
        try (Socket socket = connect("smtp")) {
            send(socket, "HELO client.example\r\nMAIL FROM:<>\r\nRCPT TO:<Postmaster>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n");
            assertThat(codes(readAll(socket))).containsExactly("220", "250", "250", "250", "354", "250", "221");
        }
        assertThat(inbox("ann@example.org")).hasSize(1);
    }

    // RFC 2920: a whole conversation in one segment.
    @Test
    void answersAConversationSentAtOnce() throws IOException {
        try (Socket socket = connect("smtp")) {
            send(
                    socket,
                    "EHLO client.example\r\nMAIL FROM:<>\r\nRCPT TO:<nobody@example.org>\r\nRCPT TO:<ann@example.org>\r\n"
                            + "DATA\r\nSubject: one\r\n\r\n1\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\n"
                            + "DATA\r\nSubject: two\r\n\r\n2\r\n.\r\nQUIT\r\n");
            assertThat(codes(readAll(socket)))
                    .containsExactly(
                            "220", "250", "250", "550", "250", "354", "250", "250", "250", "354", "250", "221");
        }
        assertThat(inbox("ann@example.org")).hasSize(2);
    }

    // CVE-2011-0411, over a real handshake.
    @Test
    void throwsAwayWhatWasSentInClearBehindStartTls() throws IOException {
        try (Socket socket = connect("smtp")) {
            send(socket, "EHLO client.example\r\nSTARTTLS\r\nNOOP\r\nNOOP\r\n");
            readUntil(socket, "220 2.0.0 Ready to start TLS\r\n");
            SSLSocketFactory sockets = tls.getSocketFactory();
            try (Socket encrypted = sockets.createSocket(socket, "localhost", server.port("smtp"), true)) {
                send(encrypted, "VRFY x\r\nQUIT\r\n");
                assertThat(codes(readAll(encrypted))).containsExactly("252", "221");
            }
        }
    }

    @Test
    void keepsALargeMessageOctetByOctet() throws IOException {
        StringBuilder body = new StringBuilder("Subject: large\r\n\r\n");
        for (int i = 0; body.length() < 5_000_000; i++) {
            body.append(i % 7 == 0 ? "." : "").append("x".repeat(i % 1500)).append("\u00e9\r\n");
        }
        String stuffed = body.toString().replace("\r\n.", "\r\n..");
        try (Socket socket = connect("smtp")) {
            send(socket, "HELO client.example\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n");
            send(socket, stuffed + ".\r\nQUIT\r\n");
            assertThat(codes(readAll(socket))).containsExactly("220", "250", "250", "250", "354", "250", "221");
        }
        assertThat(inbox("ann@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.endsWith("\r\n" + body)).isTrue());
    }

    @Test
    void swallowsAMessageThatIsTooBigAndGoesOn() throws IOException {
        try (Socket socket = connect("small")) {
            send(socket, "HELO client.example\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n");
            send(socket, "x".repeat(2000) + "\r\n.\r\nMAIL FROM:<>\r\nQUIT\r\n");
            assertThat(codes(readAll(socket))).containsExactly("220", "250", "250", "250", "354", "552", "250", "221");
        }
        assertThat(inbox("ann@example.org")).isEmpty();
    }

    // CVE-2023-51764, over sockets that send octet by octet.
    @Test
    void readsOneMessageWhereOneWasSent() throws IOException {
        try (Socket socket = connect("smtp")) {
            socket.setTcpNoDelay(true);
            send(socket, "HELO client.example\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n");
            readUntil(socket, "354 ");
            String smuggling =
                    "body\n.\r\nMAIL FROM:<eve@x.example>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nx\r\n.\r\n";
            for (byte octet : smuggling.getBytes(StandardCharsets.ISO_8859_1)) {
                socket.getOutputStream().write(octet);
            }
            assertThat(readAll(socket)).endsWith("554 5.6.0 Message has a bare CR or LF; lines end in CRLF\r\n");
        }
        assertThat(inbox("ann@example.org")).isEmpty();
    }

    private List<String> inbox(String address) throws IOException {
        AccountStore account = store.account(accounts.ids().stream()
                .filter(id -> id.value().contains(address.substring(0, address.indexOf('@'))))
                .findFirst()
                .orElseThrow());
        List<String> mails = new ArrayList<>();
        var inbox = account.mailbox(MailboxName.INBOX);
        if (inbox.isEmpty()) {
            return mails;
        }
        try (MailboxReader reader = account.open(inbox.get().id()).orElseThrow()) {
            var uids = reader.snapshot().orElseThrow().uids();
            for (StoredMessage message : reader.messages(uids, 0, 100, MailboxReader.Detail.BASIC)) {
                mails.add(text(reader, message));
            }
        }
        return mails;
    }

    private static String text(MailboxReader reader, StoredMessage message) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        var content = reader.content(message.emailId()).orElseThrow();
        content.transferTo(0, content.size(), octets);
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    private Properties settings(String protocol, String listener) {
        Properties settings = new Properties();
        settings.put("mail.transport.protocol", protocol);
        settings.put("mail." + protocol + ".host", "localhost");
        settings.put("mail." + protocol + ".port", Integer.toString(server.port(listener)));
        settings.put("mail." + protocol + ".auth", "true");
        return settings;
    }

    private static Authenticator login(String name, String password) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(name, password);
            }
        };
    }

    private static MimeMessage message(Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("ann@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ben@example.org"));
        message.setSubject("Gr\u00fc\u00dfe", "UTF-8");
        message.setText("Hi\n.\n..\n", "UTF-8");
        return message;
    }

    private Socket connect(String listener) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port(listener));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static void readUntil(Socket socket, String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (!seen.toString().endsWith(text)) {
            int octet = socket.getInputStream().read();
            assertThat(octet).as("after %s", seen).isNotNegative();
            seen.append((char) octet);
        }
    }

    /** The codes of replies, multi-line ones once. */
    private static List<String> codes(String replies) {
        return replies.lines()
                .filter(line -> line.charAt(3) == ' ')
                .map(line -> line.substring(0, 3))
                .toList();
    }

    private static SSLContext tls() {
        char[] password = "changeit".toCharArray();
        try (InputStream in = EndToEndTest.class.getResourceAsStream("/tls/localhost.p12")) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, password);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, password);
            trusted.setCertificateEntry("localhost", keys.getCertificate("localhost"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("tls/localhost.p12: cannot be used", e);
        }
    }
}
