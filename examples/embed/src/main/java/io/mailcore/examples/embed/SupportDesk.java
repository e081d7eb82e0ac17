package io.mailcore.examples.embed;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.event.MailEvent.MessageStored;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MessageStore;
import io.mailcore.core.Accounts;
import io.mailcore.core.MailServer;
import io.mailcore.imap.Imap;
import io.mailcore.smtp.Smtp;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A help desk with a mail server inside: each mail to the desk becomes a {@link Ticket} and is answered. */
public final class SupportDesk implements AutoCloseable {
    private final MailServer server;
    private final MessageStore store;
    private final AccountId desk;
    private final String address;
    private final Consumer<Ticket> tickets;
    private final AtomicInteger lastNumber = new AtomicInteger();

    /**
     * Opens the desk.
     *
     * @param store where mail is kept; stays the caller's to close
     * @param accounts the customers' accounts; the desk's is added
     * @param address the desk's
     * @param tickets gets the tickets
     * @throws IOException when the server cannot listen
     */
    public SupportDesk(MessageStore store, Accounts accounts, String address, Consumer<Ticket> tickets)
            throws IOException {
        this.store = store;
        this.address = address;
        this.tickets = tickets;
        this.desk = accounts.add(address, "desk");
        this.server = MailServer.builder()
                .store(store)
                .accounts(accounts)
                .listen(Smtp.mx(0), Imap.on(0).host("127.0.0.1"))
                .on(MailEvent.MessageStored.class, this::stored)
                .start();
    }

    private void stored(MessageStored event) {
        if (!event.account().equals(desk)) {
            return;
        }
        try (MailboxReader inbox = store.account(desk).open(event.mailbox()).orElseThrow();
                InputStream octets = inbox.content(event.email()).orElseThrow().open()) {
            MimeMessage mail = new MimeMessage(session(), octets);
            Ticket ticket = new Ticket(
                    lastNumber.incrementAndGet(), sender(mail), mail.getSubject(), String.valueOf(mail.getContent()));
            tickets.accept(ticket);
            // RFC 3834 §2: a machine's mail is not answered, or two machines would never end.
            if (mail.getHeader("Auto-Submitted") == null && !ticket.customer().equals(address)) {
                answer(mail, ticket);
            }
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("mail to the desk: " + e.getMessage(), e);
        }
    }

    private static String sender(MimeMessage mail) throws MessagingException {
        return ((InternetAddress) mail.getFrom()[0]).getAddress();
    }

    private void answer(MimeMessage mail, Ticket ticket) throws MessagingException {
        Message answer = mail.reply(false);
        answer.setFrom(new InternetAddress(address));
        answer.setSubject("[#" + ticket.number() + "] " + ticket.subject());
        answer.setHeader("Auto-Submitted", "auto-replied");
        answer.setText("Thank you, we look into it.\n");
        Transport.send(answer);
    }

    private Session session() {
        InetSocketAddress smtp = smtp();
        Properties properties = new Properties();
        properties.put("mail.smtp.host", smtp.getAddress().getHostAddress());
        properties.put("mail.smtp.port", Integer.toString(smtp.getPort()));
        return Session.getInstance(properties);
    }

    /**
     * Where the desk takes mail.
     *
     * @return host and port
     */
    public InetSocketAddress smtp() {
        return server.address("smtp");
    }

    /**
     * Where customers read their answers.
     *
     * @return host and port
     */
    public InetSocketAddress imap() {
        return server.address("imap");
    }

    /** Closes the desk and its mail server. */
    @Override
    public void close() {
        server.close();
    }
}
