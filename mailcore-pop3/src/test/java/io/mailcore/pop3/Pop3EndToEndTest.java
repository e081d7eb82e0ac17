package io.mailcore.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mime.MessageScanner;
import io.mailcore.api.mime.ScanLimits;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.Accounts;
import io.mailcore.core.MailServer;
import io.mailcore.core.tls.SelfSignedCertificate;
import io.mailcore.store.MemoryStore;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.net.pop3.POP3Client;
import org.apache.commons.net.pop3.POP3MessageInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** POP3 over sockets, with clients that we did not write. */
class Pop3EndToEndTest {
    private static final String MESSAGE = "Subject: hello\r\n\r\n.one\r\n..\r\nlast\r\n";

    private final Instant now = new FakeTime(Instant.parse("2026-11-24T12:00:00Z")).now();
    private final SelfSignedCertificate certificate =
            SelfSignedCertificate.of(() -> now, List.of("localhost", "127.0.0.1"));
    private final Accounts accounts = Accounts.of("ann@example.org", "secret");
    private final MemoryStore store = MemoryStore.create();
    private MailServer server;

    @BeforeEach
    void start() throws IOException {
        server = MailServer.builder()
                .store(store)
                .accounts(accounts)
                .tls(certificate)
                .listen(Pop3.on(0), Pop3.on(0).implicitTls())
                .start();
        byte[] octets = MESSAGE.getBytes(StandardCharsets.US_ASCII);
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        scanner.accept(octets, 0, octets.length);
        store.account(accounts.ids().get(0))
                .apply(List.of(new Command.Append(
                        MailboxRef.of(MailboxName.INBOX),
                        Content.of(octets),
                        scanner.finish(),
                        Flags.NONE,
                        now,
                        Optional.empty())));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        store.close();
    }

    @Test
    void commonsNetListsAndDeletes() throws IOException {
        POP3Client client = new POP3Client();
        client.connect(server.address("pop3").getAddress(), server.port("pop3"));
        assertThat(client.login("ann@example.org", "secret")).isTrue();
        POP3MessageInfo[] messages = client.listMessages();
        assertThat(messages).hasSize(1);
        assertThat(messages[0].size).isEqualTo(MESSAGE.length());
        assertThat(client.deleteMessage(1)).isTrue();
        assertThat(client.logout()).isTrue();
        client.disconnect();

        client.connect(server.address("pop3").getAddress(), server.port("pop3"));
        assertThat(client.login("ann@example.org", "secret")).isTrue();
        assertThat(client.listMessages()).isEmpty();
        client.disconnect();
    }

    @Test
    void jakartaMailReadsOctetByOctetInClear() throws Exception {
        assertThat(read("pop3", new Properties())).isEqualTo(MESSAGE);
    }

    @Test
    void jakartaMailReadsAfterStls() throws Exception {
        Properties settings = new Properties();
        settings.put("mail.pop3.starttls.enable", "true");
        settings.put("mail.pop3.starttls.required", "true");
        settings.put("mail.pop3.ssl.socketFactory", certificate.clientContext().getSocketFactory());
        assertThat(read("pop3", settings)).isEqualTo(MESSAGE);
    }

    @Test
    void jakartaMailReadsOverImplicitTls() throws Exception {
        Properties settings = new Properties();
        settings.put("mail.pop3s.ssl.socketFactory", certificate.clientContext().getSocketFactory());
        assertThat(read("pop3s", settings)).isEqualTo(MESSAGE);
    }

    private String read(String protocol, Properties settings) throws MessagingException, IOException {
        try (Store mail = Session.getInstance(settings).getStore(protocol)) {
            mail.connect("localhost", server.port(protocol), "ann@example.org", "secret");
            Folder inbox = mail.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            Message message = inbox.getMessage(1);
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            message.writeTo(octets);
            inbox.close(false);
            return octets.toString(StandardCharsets.US_ASCII);
        }
    }
}
