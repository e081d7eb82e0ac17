package io.mailcore.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * The server's CPU time for FETCH of a whole mailbox, of one mailbox and of one twice as large: twice is linear.
 * Arguments: one peer, for a JVM of its own; number of messages.
 */
final class ImapFetch {
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 11;
    private static final int MESSAGE = 2048;
    private static final List<String> COMMANDS = List.of(
            "FETCH 1:* (FLAGS)",
            "FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE)",
            "FETCH 1:* (ENVELOPE)",
            "FETCH 1:* (BODYSTRUCTURE)",
            "SEARCH UNSEEN");

    private ImapFetch() {}

    public static void main(String[] arguments) throws IOException {
        Peer peer = Peer.of(arguments[0])[0];
        int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        measure(peer, messages); // warms up
        double[] once = measure(peer, messages);
        double[] twice = measure(peer, 2 * messages);
        Table table = new Table(peer + ", CPU ms", messages + " messages", 2 * messages + " messages", "ratio");
        for (int i = 0; i < once.length; i++) {
            table.row(COMMANDS.get(i), once[i], twice[i], twice[i] / once[i]);
        }
        table.print();
    }

    private static double[] measure(Peer peer, int messages) throws IOException {
        try (TestServer server = peer.start()) {
            SmtpLoad.send(server.smtp(), messages, SmtpLoad.message(MESSAGE));
            server.awaitMails(messages);
            try (Wire wire = new Wire(server.imap())) {
                wire.readLine();
                wire.imap("a", "LOGIN " + TestServer.USER + " " + TestServer.PASSWORD);
                wire.imap("a", "SELECT INBOX");
                double[] results = new double[COMMANDS.size()];
                for (int i = 0; i < results.length; i++) {
                    results[i] = cpu(wire, COMMANDS.get(i));
                }
                return results;
            }
        }
    }

    // Several commands per sample, because the process's CPU time may come in steps of 10 ms.
    private static double cpu(Wire wire, String command) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            wire.imap("b", command);
        }
        Samples samples = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            long process = Usage.processCpu();
            long client = Usage.threadCpu();
            for (int i = 0; i < 4; i++) {
                wire.imap("c", command);
            }
            samples.add((Usage.processCpu() - process - Usage.threadCpu() + client) / 4e6);
        }
        return samples.median();
    }
}
