package io.mailcore.imap;

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
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.SubjectTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.net.imap.IMAPClient;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** IMAP over sockets, with clients that we did not write. */
class ImapEndToEndTest {
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
                .listen(Imap.on(0), Imap.on(0).implicitTls())
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        store.close();
    }

    @Test
    void jakartaMailManagesFolders() throws Exception {
        try (IMAPStore mail = connect("imap", new Properties())) {
            Folder folder = mail.getFolder("Entwürfe/2026");
            assertThat(folder.create(Folder.HOLDS_MESSAGES)).isTrue();
            folder.setSubscribed(true);
            assertThat(names(mail.getDefaultFolder().list("*")))
                    .containsExactlyInAnyOrder("INBOX", "Entwürfe", "Entwürfe/2026");
            assertThat(names(mail.getDefaultFolder().listSubscribed("*"))).containsExactly("Entwürfe/2026");
            assertThat(folder.renameTo(mail.getFolder("Alt"))).isTrue();
            assertThat(mail.getFolder("Alt").exists()).isTrue();
            assertThat(mail.getFolder("Alt").delete(false)).isTrue();
            assertThat(mail.getFolder("Alt").exists()).isFalse();
        }
    }

    @Test
    void jakartaMailAppendsAndReadsMessagesWithAttachments() throws Exception {
        String text = "Grüße\r\n" + "0123456789\r\n".repeat(20_000);
        try (IMAPStore mail = connect("imap", new Properties())) {
            MimeMessage sent = message("Hallo Jürgen", text);
            try (IMAPFolder inbox = open(mail, "INBOX")) {
                inbox.appendMessages(new Message[] {sent});
                Message read = inbox.getMessage(1);
                assertThat(read.getSubject()).isEqualTo("Hallo Jürgen");
                assertThat(read.getFrom()[0]).isEqualTo(new InternetAddress("ann@example.org", "Ann"));
                Multipart parts = (Multipart) read.getContent();
                assertThat(parts.getCount()).isEqualTo(2);
                assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text);
                assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("data.bin");
                assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(new byte[5000]);
                assertThat(octets(read)).isEqualTo(octets(sent));
                assertThat(read.isSet(Flag.SEEN)).isTrue();
            }
        }
    }

    @Test
    void jakartaMailFlagsSearchesCopiesMovesAndExpunges() throws Exception {
        for (int i = 1; i <= 5; i++) {
            deliver("From: Bob <bob" + i + "@example.org>\r\nSubject: number " + i + "\r\n\r\nbody of " + i + "\r\n");
        }
        try (IMAPStore mail = connect("imap", new Properties())) {
            mail.getFolder("Other").create(Folder.HOLDS_MESSAGES);
            IMAPFolder inbox = open(mail, "INBOX");
            inbox.setFlags(new int[] {2, 4}, new jakarta.mail.Flags(Flag.FLAGGED), true);
            assertThat(inbox.search(new FlagTerm(new jakarta.mail.Flags(Flag.FLAGGED), true)))
                    .hasSize(2);
            assertThat(inbox.search(new AndTerm(new FromStringTerm("BOB3"), new SubjectTerm("number"))))
                    .containsExactly(inbox.getMessage(3));
            assertThat(inbox.search(new BodyTerm("body of 5"))).containsExactly(inbox.getMessage(5));
            inbox.copyMessages(inbox.getMessages(1, 2), mail.getFolder("Other"));
            inbox.moveMessages(new Message[] {inbox.getMessage(5)}, mail.getFolder("Other"));
            assertThat(mail.getFolder("Other").getMessageCount()).isEqualTo(3);
            inbox.getMessage(1).setFlag(Flag.DELETED, true);
            inbox.expunge();
            assertThat(inbox.getMessageCount()).isEqualTo(3);
            assertThat(inbox.getUID(inbox.getMessage(1))).isEqualTo(2);
            inbox.close(false);
        }
    }

    @Test
    void jakartaMailHearsOfNewMailWhileIdling() throws Exception {
        try (IMAPStore mail = connect("imap", new Properties())) {
            IMAPFolder inbox = open(mail, "INBOX");
            CompletableFuture<String> heard = new CompletableFuture<>();
            inbox.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent event) {
                    heard.complete(event.getMessages().length + " new");
                }
            });
            CompletableFuture<Void> idling = CompletableFuture.runAsync(() -> idle(inbox));
            deliver("Subject: news\r\n\r\n");
            assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("1 new");
            idling.get(10, TimeUnit.SECONDS);
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("news");
            inbox.close(false);
        }
    }

    private static void idle(IMAPFolder inbox) {
        try {
            inbox.idle(true);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void jakartaMailEncryptsWithStartTlsAndImplicitly() throws Exception {
        deliver("Subject: secret\r\n\r\n");
        Properties startTls = new Properties();
        startTls.put("mail.imap.starttls.enable", "true");
        startTls.put("mail.imap.starttls.required", "true");
        startTls.put("mail.imap.ssl.socketFactory", certificate.clientContext().getSocketFactory());
        Properties implicit = new Properties();
        implicit.put("mail.imaps.ssl.socketFactory", certificate.clientContext().getSocketFactory());
        try (IMAPStore one = connect("imap", startTls);
                IMAPStore two = connect("imaps", implicit)) {
            assertThat(open(one, "INBOX").getMessage(1).getSubject()).isEqualTo("secret");
            assertThat(open(two, "INBOX").getMessage(1).getSubject()).isEqualTo("secret");
        }
    }

    @Test
    void commonsNetReadsAndChanges() throws IOException {
        deliver("Subject: one\r\n\r\nfirst\r\n");
        deliver("Subject: two\r\n\r\nsecond\r\n");
        IMAPClient client = new IMAPClient();
        client.connect(server.address("imap").getAddress(), server.port("imap"));
        assertThat(client.login("ann@example.org", "secret")).isTrue();
        assertThat(client.capability()).isTrue();
        assertThat(client.select("INBOX")).isTrue();
        assertThat(client.fetch("1:2", "(UID BODY.PEEK[TEXT])")).isTrue();
        assertThat(client.getReplyString()).contains("first").contains("second");
        assertThat(client.search("SUBJECT two")).isTrue();
        assertThat(client.getReplyString()).contains("* SEARCH 2");
        assertThat(client.store("1", "+FLAGS", "(\\Deleted)")).isTrue();
        assertThat(client.expunge()).isTrue();
        assertThat(client.status("INBOX", new String[] {"MESSAGES"})).isTrue();
        assertThat(client.getReplyString()).contains("MESSAGES 1");
        assertThat(client.append("INBOX", "(\\Seen)", null, "Subject: three\r\n\r\nthird\r\n"))
                .isTrue();
        assertThat(client.logout()).isTrue();
        client.disconnect();
    }

    private IMAPStore connect(String protocol, Properties settings) throws MessagingException {
        IMAPStore mail = (IMAPStore) Session.getInstance(settings).getStore(protocol);
        mail.connect("localhost", server.port(protocol), "ann@example.org", "secret");
        return mail;
    }

    private static IMAPFolder open(IMAPStore mail, String name) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) mail.getFolder(name);
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    private static List<String> names(Folder[] folders) {
        return Arrays.stream(folders).map(Folder::getFullName).toList();
    }

    private static MimeMessage message(String subject, String text) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("ann@example.org", "Ann"));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart body = new MimeBodyPart();
        body.setText(text, "UTF-8");
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setContent(new byte[5000], "application/octet-stream");
        attachment.setFileName("data.bin");
        message.setContent(new MimeMultipart(body, attachment));
        message.saveChanges();
        return message;
    }

    private static String octets(Message message) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        message.writeTo(octets);
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    private void deliver(String message) throws IOException {
        byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
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
}
