package io.mailcore.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.event.MailEvent;
import io.mailcore.core.Accounts;
import io.mailcore.core.MailServer;
import io.mailcore.imap.Imap;
import io.mailcore.pop3.Pop3;
import io.mailcore.smtp.Smtp;
import io.mailcore.store.MemoryStore;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The lines that README.md shows, at work. */
class ReadmeExampleTest {
    private final BlockingQueue<MailEvent.MessageStored> arrived = new LinkedBlockingQueue<>();
    private final Tickets tickets = arrived::add;

    private interface Tickets {
        void open(MailEvent.MessageStored event);
    }

    @Test
    void takesMailAndTellsTheApplication() throws Exception {
        MemoryStore store = MemoryStore.create();
        Accounts accounts = Accounts.of("desk@example.org", "secret");

        MailServer server = MailServer.builder()
                .hostname("mail.example.org")
                .store(store)
                .accounts(accounts)
                .listen(Smtp.mx(0), Imap.on(0), Pop3.on(0)) // 0: any free port
                .on(MailEvent.MessageStored.class, event -> tickets.open(event))
                .start();

        try (server;
                store) {
            send(server.port("smtp"));
            assertThat(arrived.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static void send(int port) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("ann@example.org");
        message.setRecipients(Message.RecipientType.TO, "desk@example.org");
        message.setSubject("Help");
        message.setText("It does not work.");
        Transport.send(message);
    }
}
