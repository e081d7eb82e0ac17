package io.mailcore.benchmarks;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;

/**
 * What one test costs: start, send a mail by Jakarta Mail, wait for it, read it by IMAP, stop. Each step's time is
 * printed too. Arguments: number of cycles.
 */
final class TestCycle {
    private static final int WARM_UP = 30;

    private final Samples all = new Samples();
    private final Samples starting = new Samples();
    private final Samples sending = new Samples();
    private final Samples waiting = new Samples();
    private final Samples reading = new Samples();
    private final Samples stopping = new Samples();
    private long cpu;

    private TestCycle() {}

    public static void main(String[] arguments) throws IOException, MessagingException {
        int cycles = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        Table table =
                new Table("test cycle", "wall ms", "CPU ms", "least wall", "start", "send", "await", "read", "stop");
        for (int i = 0; i < WARM_UP; i++) {
            new TestCycle().run(Peer.SANDBOX);
            new TestCycle().run(Peer.GREENMAIL);
        }
        TestCycle ours = new TestCycle();
        TestCycle greenMail = new TestCycle();
        for (int i = 0; i < cycles; i++) {
            ours.run(Peer.SANDBOX);
            greenMail.run(Peer.GREENMAIL);
        }
        ours.print(table, Peer.SANDBOX, cycles);
        greenMail.print(table, Peer.GREENMAIL, cycles);
        table.print();
    }

    private void print(Table table, Peer peer, int cycles) {
        table.row(
                peer,
                all.median(),
                cpu / 1e6 / cycles,
                all.least(),
                starting.median(),
                sending.median(),
                waiting.median(),
                reading.median(),
                stopping.median());
    }

    private void run(Peer peer) throws IOException, MessagingException {
        long cpuBefore = Usage.processCpu();
        long begin = System.nanoTime();
        TestServer server = peer.start();
        long started = lap(starting, begin);
        send(server.smtp());
        long sent = lap(sending, started);
        server.awaitMails(1);
        long waited = lap(waiting, sent);
        read(server.imap());
        long read = lap(reading, waited);
        server.close();
        lap(stopping, read);
        lap(all, begin);
        cpu += Usage.processCpu() - cpuBefore;
    }

    private static long lap(Samples samples, long since) {
        long now = System.nanoTime();
        samples.add((now - since) / 1e6);
        return now;
    }

    private static void send(int port) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("bob@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(TestServer.USER));
        message.setSubject("Invoice 4711");
        message.setText("Please pay.\r\n");
        Transport.send(message);
    }

    private static void read(int port) throws MessagingException, IOException {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, TestServer.USER, TestServer.PASSWORD);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                Message message = inbox.getMessage(1);
                if (!"Invoice 4711".equals(message.getSubject()) || message.getContent() == null) {
                    throw new IllegalStateException("message: another than was sent");
                }
            }
        }
    }
}
