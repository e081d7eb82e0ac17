package io.mailcore.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.core.Accounts;
import io.mailcore.store.MemoryStore;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupportDeskTest {
    private final BlockingQueue<Ticket> tickets = new LinkedBlockingQueue<>();
    private final MemoryStore store = MemoryStore.create();
    private final Accounts accounts = Accounts.builder().build();
    private final AccountId ann = accounts.add("ann@customer.test", "secret");
    private final CountDownLatch answered = new CountDownLatch(1);
    private SupportDesk desk;

    @BeforeEach
    void open() throws Exception {
        store.subscribe(change -> {
            if (change.account().equals(ann)) {
                answered.countDown();
            }
        });
        desk = new SupportDesk(store, accounts, "support@desk.test", tickets::add);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        store.close();
    }

    @Test
    void turnsMailIntoATicketAndAnswersIt() throws Exception {
        Transport.send(mail("Printer on fire", "It burns."));

        assertThat(tickets.poll(10, TimeUnit.SECONDS))
                .isEqualTo(new Ticket(1, "ann@customer.test", "Printer on fire", "It burns.\r\n"));
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(subjectsOfAnn()).containsExactly("[#1] Printer on fire");
    }

    @Test
    void answersNoMachine() throws Exception {
        MimeMessage vacation = mail("Out of office", "Back on Monday.");
        vacation.setHeader("Auto-Submitted", "auto-replied");
        Transport.send(vacation);
        Transport.send(mail("Printer out", "It is gone."));

        // Mail is handled in its order: an answer to the first would have come before this one.
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(subjectsOfAnn()).containsExactly("[#2] Printer out");
    }

    private MimeMessage mail(String subject, String text) throws Exception {
        MimeMessage message = new MimeMessage(session());
        message.setFrom("ann@customer.test");
        message.setRecipients(Message.RecipientType.TO, "support@desk.test");
        message.setSubject(subject);
        message.setText(text + "\r\n");
        return message;
    }

    private List<String> subjectsOfAnn() throws Exception {
        try (Store imap = session().getStore("imap")) {
            imap.connect(desk.imap().getHostString(), desk.imap().getPort(), "ann@customer.test", "secret");
            try (Folder inbox = imap.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                List<String> subjects = new ArrayList<>();
                for (Message message : inbox.getMessages()) {
                    subjects.add(message.getSubject());
                }
                return subjects;
            }
        }
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", desk.smtp().getAddress().getHostAddress());
        properties.put("mail.smtp.port", Integer.toString(desk.smtp().getPort()));
        return Session.getInstance(properties);
    }
}
