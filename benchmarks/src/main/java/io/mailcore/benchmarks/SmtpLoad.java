package io.mailcore.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mails per second, and the server's CPU time per mail: the process's but for the clients' threads. Arguments: octets of
 * a mail, mails per round, connections, rounds, peers.
 */
final class SmtpLoad {
    private static final int WARM_UP = 15;

    /** As mail servers send: three commands in one packet (RFC 2920). GreenMail does not offer it. */
    private static final boolean PIPELINING = Boolean.getBoolean("pipelining");

    private static final byte[] ENVELOPE = ("MAIL FROM:<bob@example.org>\r\nRCPT TO:<" + TestServer.USER
                    + ">\r\nDATA\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final int mails;
    private final int connections;
    private final byte[] message;

    private SmtpLoad(int size, int mails, int connections) {
        this.mails = mails;
        this.connections = connections;
        this.message = message(size);
    }

    private record Result(Samples rate, Samples cpu) {
        Result() {
            this(new Samples(), new Samples());
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int size = argument(arguments, 0, 1024);
        SmtpLoad load = new SmtpLoad(size, argument(arguments, 1, 4000), argument(arguments, 2, 4));
        int rounds = argument(arguments, 3, 7);
        Map<Peer, Result> results = new EnumMap<>(Peer.class);
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Peer peer : Peer.of(Arrays.copyOfRange(arguments, Math.min(4, arguments.length), arguments.length))) {
                Result result = results.computeIfAbsent(peer, key -> new Result());
                load.run(peer, round < 0 ? new Result() : result);
            }
        }
        Table table = new Table(
                load.connections + " connections, mails of " + size,
                "mails/s",
                "server CPU ms/mail",
                "least CPU",
                "CPU ms/MB");
        results.forEach((peer, result) -> table.row(
                peer,
                result.rate.median(),
                result.cpu.median(),
                result.cpu.least(),
                result.cpu.median() / load.message.length * 1e6));
        table.print();
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void run(Peer peer, Result result) throws IOException, InterruptedException {
        try (TestServer server = peer.start()) {
            long cpu = Usage.processCpu();
            long wall = System.nanoTime();
            long clients = sendAll(server.smtp());
            server.awaitMails(mails);
            double seconds = (System.nanoTime() - wall) / 1e9;
            result.rate.add(mails / seconds);
            result.cpu.add((Usage.processCpu() - cpu - clients) / 1e6 / mails);
        }
    }

    /** Sends by all connections at once; says how much CPU time the clients took. */
    private long sendAll(int port) throws InterruptedException {
        AtomicLong cpu = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> {
                try {
                    send(port, mails / connections, message);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                cpu.addAndGet(Usage.threadCpu());
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return cpu.get();
    }

    /** Sends mails over one connection. */
    static void send(int port, int count, byte[] message) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.reply("220");
            wire.smtp("EHLO client.example.org", "250");
            for (int i = 0; i < count; i++) {
                if (PIPELINING) {
                    wire.send(ENVELOPE);
                    wire.reply("250");
                    wire.reply("250");
                    wire.reply("354");
                } else {
                    wire.smtp("MAIL FROM:<bob@example.org>", "250");
                    wire.smtp("RCPT TO:<" + TestServer.USER + ">", "250");
                    wire.smtp("DATA", "354");
                }
                wire.send(message);
                wire.reply("250");
            }
            wire.smtp("QUIT", "221");
        }
    }

    /** A plain mail of a size, with the final dot. */
    static byte[] message(int size) {
        StringBuilder text = new StringBuilder(size + 16);
        text.append("From: Bob <bob@example.org>\r\nTo: Ann <ann@example.org>\r\nSubject: Invoice 4711\r\n")
                .append("Date: Mon, 5 Jan 2026 10:00:00 +0000\r\nMessage-ID: <4711@example.org>\r\n\r\n");
        String line = "The quick brown fox jumps over the lazy dog; 0123456789 abcdefghijklm\r\n";
        while (text.length() + line.length() < size) {
            text.append(line);
        }
        return text.append(".\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
