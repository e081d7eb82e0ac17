package io.mailcore.test.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.Accounts;
import io.mailcore.core.MailServer;
import io.mailcore.imap.Imap;
import io.mailcore.pop3.Pop3;
import io.mailcore.smtp.BareLineEnds;
import io.mailcore.smtp.Smtp;
import io.mailcore.store.MemoryStore;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.commons.net.smtp.SMTPClient;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What goes in by SMTP comes out by IMAP and POP3 octet by octet, behind our trace fields: every message of the corpora,
 * by clients that we did not write.
 */
class RoundTripTest {
    private static final String USER = "ann@example.org";
    private static final String PASSWORD = "secret";

    private final MemoryStore store = MemoryStore.create();
    private MailServer server;

    @BeforeEach
    void start() throws IOException {
        // Some real messages hold bare CRs: kept here, because what is refused cannot be compared.
        server = MailServer.builder()
                .store(store)
                .accounts(Accounts.of(USER, PASSWORD))
                .listen(Smtp.mx(0).bareLineEnds(BareLineEnds.KEEP), Imap.on(0), Pop3.on(0))
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        store.close();
    }

    @Test
    void everyMessageOfTheCorporaComesBackAsItWasSent() throws Exception {
        List<CorpusMessage> all = new ArrayList<>();
        all.addAll(expecting(231, Corpora.mime()));
        all.addAll(expecting(6046, Corpora.spamassassin()));
        all.addAll(expecting(191, Corpora.imapMailboxes()));
        List<CorpusMessage> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();

        send(all, accepted, refused);

        assertThat(refused).as("refused").isEqualTo(withNul(all));
        assertThat(differences("imap", accepted)).as("by IMAP").isEmpty();
        assertThat(differences("pop3", accepted)).as("by POP3").isEmpty();
        assertThat(accepted.size() + refused.size()).isEqualTo(all.size());
    }

    private static List<CorpusMessage> expecting(int count, List<CorpusMessage> messages) {
        assertThat(messages).hasSize(count);
        return messages;
    }

    private static List<String> withNul(List<CorpusMessage> messages) {
        return messages.stream()
                .filter(CorpusMessage::hasNul)
                .map(message -> message + ": 554 5.6.0 Message contains a NUL octet")
                .toList();
    }

    private void send(List<CorpusMessage> messages, List<CorpusMessage> accepted, List<String> refused)
            throws IOException {
        SMTPClient client = new SMTPClient("ISO-8859-1");
        client.connect(server.address("smtp").getAddress(), server.port("smtp"));
        client.login("client.example.org");
        for (CorpusMessage message : messages) {
            assertThat(client.setSender("sender@example.net")).isTrue();
            assertThat(client.addRecipient(USER)).isTrue();
            try (Writer writer = client.sendMessageData()) {
                writer.write(new String(message.octets(), StandardCharsets.ISO_8859_1));
            }
            if (client.completePendingCommand()) {
                accepted.add(message);
            } else {
                refused.add(message + ": " + client.getReplyString().strip());
            }
        }
        client.logout();
        client.disconnect();
    }

    private List<String> differences(String protocol, List<CorpusMessage> sent) throws Exception {
        List<String> differences = new ArrayList<>();
        try (Store mail = Session.getInstance(new Properties()).getStore(protocol)) {
            mail.connect("127.0.0.1", server.port(protocol), USER, PASSWORD);
            Folder inbox = mail.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessageCount()).isEqualTo(sent.size());
            for (int i = 0; i < sent.size(); i++) {
                String difference = sent.get(i).differenceIn(octets(inbox.getMessage(i + 1)));
                if (!difference.isEmpty()) {
                    differences.add(difference);
                }
            }
            inbox.close(false);
        }
        return differences;
    }

    private static byte[] octets(Message message) throws MessagingException, IOException {
        if (message instanceof IMAPMessage imap) {
            imap.setPeek(true);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        message.writeTo(octets);
        return octets.toByteArray();
    }
}
