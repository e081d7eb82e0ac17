package io.mailcore.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an idle IMAP connection costs the server, which runs in a process of its own. Arguments: one peer; number of
 * connections; the peer's JVM options, if any. Both processes need as many file descriptors.
 */
final class IdleConnections {
    private static final int WARM_UP = 100;

    private final Process server;
    private final BufferedReader out;
    private final Writer in;

    private IdleConnections(Process server) {
        this.server = server;
        this.out = server.inputReader(StandardCharsets.US_ASCII);
        this.in = server.outputWriter(StandardCharsets.US_ASCII);
    }

    private record State(long heap, long resident, long threads) {}

    /** How far a connection goes before it rests. */
    private enum Depth {
        CONNECTED,
        LOGGED_IN,
        SELECTED,
        IDLE
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        Table table = new Table(
                arguments[0] + ", " + count + " connections", "heap B each", "RSS B each", "more threads", "threads");
        for (Depth depth : new Depth[] {Depth.CONNECTED, Depth.LOGGED_IN, Depth.IDLE}) {
            new IdleConnections(spawn(arguments)).measure(depth, count, table);
        }
        table.print();
    }

    private static Process spawn(String[] arguments) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx2g"));
        options.addAll(Arrays.asList(arguments).subList(Math.min(2, arguments.length), arguments.length));
        return Child.start(System.getProperty("java.class.path"), options, IdleServer.class, arguments[0]);
    }

    private void measure(Depth depth, int count, Table table) throws IOException, InterruptedException {
        int port = Integer.parseInt(out.readLine());
        // What the first connections bring along is no cost of each.
        close(open(port, depth, WARM_UP));
        State before = state();
        List<Wire> wires = open(port, depth, count);
        State after = state();
        table.row(
                depth,
                (double) (after.heap - before.heap) / count,
                (double) (after.resident - before.resident) / count,
                after.threads - before.threads,
                after.threads);
        close(wires);
        in.close();
        server.waitFor();
    }

    private State state() throws IOException {
        in.write('\n');
        in.flush();
        String[] words = out.readLine().split(" ");
        return new State(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    private static List<Wire> open(int port, Depth depth, int count) throws IOException {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Wire wire = new Wire(port);
            wires.add(wire);
            wire.readLine();
            advance(wire, depth);
        }
        return wires;
    }

    private static void advance(Wire wire, Depth depth) throws IOException {
        if (depth.compareTo(Depth.LOGGED_IN) >= 0) {
            wire.imap("a", "LOGIN " + TestServer.USER + " " + TestServer.PASSWORD);
        }
        if (depth.compareTo(Depth.SELECTED) >= 0) {
            wire.imap("b", "SELECT INBOX");
        }
        if (depth == Depth.IDLE) {
            wire.send("c IDLE\r\n".getBytes(StandardCharsets.US_ASCII));
            wire.readLine();
        }
    }

    private static void close(List<Wire> wires) throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
    }
}
