package io.mailcore.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The server's CPU time for FETCH of a whole mailbox, of one mailbox and of one twice as large: twice is linear.
 * Arguments: number of messages; peers.
 */
final class ImapFetch {
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 21;
    private static final int MESSAGE = 2048;
    private static final List<String> COMMANDS =
            List.of("FETCH 1:* (FLAGS)", "FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE)", "FETCH 1:* (ENVELOPE)",
                    "FETCH 1:* (BODYSTRUCTURE)", "SEARCH UNSEEN");

    private ImapFetch() {}

    public static void main(String[] arguments) throws IOException {
        int messages = arguments.length == 0 ? 5000 : Integer.parseInt(arguments[0]);
        Map<String, double[]> cells = new LinkedHashMap<>();
        Peer[] peers = {Peer.MAILCORE, Peer.GREENMAIL};
        for (int i = 0; i < peers.length; i++) {
            for (int size = 0; size < 2; size++) {
                int column = 2 * i + size;
                measure(peers[i], messages << size, (command, value) -> cells.computeIfAbsent(command, key -> new double[4])[column] = value);
            }
        }
        Table table = new Table("CPU ms", "mailcore " + messages, "x 2", "GreenMail " + messages, "x 2");
        cells.forEach((command, row) -> table.row(command, row[0], row[1], row[2], row[3]));
        table.print();
    }

    @FunctionalInterface
    private interface Sink {
        void put(String command, double millis);
    }

    private static void measure(Peer peer, int messages, Sink sink) throws IOException {
        try (TestServer server = peer.start()) {
            SmtpLoad.send(server.smtp(), messages, SmtpLoad.message(MESSAGE));
            server.awaitMails(messages);
            try (Wire wire = new Wire(server.imap())) {
                wire.readLine();
                wire.imap("a", "LOGIN " + TestServer.USER + " " + TestServer.PASSWORD);
                wire.imap("a", "SELECT INBOX");
                for (String command : COMMANDS) {
                    sink.put(command, cpu(wire, command));
                }
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
