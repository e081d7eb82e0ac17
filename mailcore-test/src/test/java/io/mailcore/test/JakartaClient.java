package io.mailcore.test;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/** What applications use: sends and reads with Jakarta Mail. */
record JakartaClient(Properties properties) {
    static final String FROM = "billing@shop.test";

    static JakartaClient plain() {
        return new JakartaClient(new Properties());
    }

    static JakartaClient startTls(SSLContext trust) {
        JakartaClient client = plain();
        for (String protocol : List.of("smtp", "imap", "pop3")) {
            client.properties.put("mail." + protocol + ".starttls.enable", "true");
            client.properties.put("mail." + protocol + ".starttls.required", "true");
            client.properties.put("mail." + protocol + ".ssl.socketFactory", trust.getSocketFactory());
        }
        return client;
    }

    MimeMessage message(String subject, String text) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(FROM);
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        return message;
    }

    void send(Endpoint server, String subject, String... recipients) throws MessagingException {
        send(server, message(subject, "Good day,\r\n" + subject + "\r\n"), recipients);
    }

    void send(Endpoint server, MimeMessage message, String... recipients) throws MessagingException {
        message.saveChanges();
        InternetAddress[] to = new InternetAddress[recipients.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = new InternetAddress(recipients[i]);
        }
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect(server.host(), server.port(), null, null);
            transport.sendMessage(message, to);
        }
    }

    void submit(Endpoint server, String user, String password, String subject) throws MessagingException {
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect(server.host(), server.port(), user, password);
            MimeMessage message = message(subject, "submitted");
            message.saveChanges();
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(user)});
        }
    }

    List<String> subjects(String protocol, Endpoint server, TestMailbox mailbox) throws MessagingException {
        try (Store store = Session.getInstance(properties).getStore(protocol)) {
            store.connect(server.host(), server.port(), mailbox.address(), mailbox.password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                List<String> subjects = new ArrayList<>();
                for (Message message : inbox.getMessages()) {
                    subjects.add(message.getSubject());
                }
                return subjects;
            }
        }
    }

    void expungeAll(Endpoint imap, TestMailbox mailbox) throws MessagingException {
        try (Store store = imapStore(imap, mailbox)) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            inbox.setFlags(1, inbox.getMessageCount(), new Flags(Flags.Flag.DELETED), true);
            inbox.close(true);
        }
    }

    void append(Endpoint imap, TestMailbox mailbox, String subject) throws MessagingException {
        try (Store store = imapStore(imap, mailbox)) {
            MimeMessage message = message(subject, "appended");
            message.saveChanges();
            store.getFolder("INBOX").appendMessages(new Message[] {message});
        }
    }

    void copyFirst(Endpoint imap, TestMailbox mailbox, String folder) throws MessagingException {
        try (Store store = imapStore(imap, mailbox)) {
            Folder target = store.getFolder(folder);
            target.create(Folder.HOLDS_MESSAGES);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                inbox.copyMessages(new Message[] {inbox.getMessage(1)}, target);
            }
        }
    }

    private Store imapStore(Endpoint imap, TestMailbox mailbox) throws MessagingException {
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect(imap.host(), imap.port(), mailbox.address(), mailbox.password());
        return store;
    }
}
