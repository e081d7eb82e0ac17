package io.mailcore.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A hundred servers in one JVM. Arguments: one peer, for a JVM of its own; number of servers. */
final class ManyServers {
    private ManyServers() {}

    public static void main(String[] arguments) throws IOException {
        Peer peer = Peer.of(arguments[0])[0];
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        // Classes, threads and buffers that the first server brings are not counted.
        TestServer first = use(peer.start());
        first.close();
        int threads = Usage.threads();
        long heap = Usage.liveHeap();
        long resident = Usage.residentMemory();
        List<TestServer> servers = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            servers.add(peer.start());
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        Table table =
                new Table(count + " servers", "start ms", "heap KB each", "RSS KB each", "more threads", "threads");
        table.row(
                peer,
                millis,
                (Usage.liveHeap() - heap) / 1024.0 / count,
                (Usage.residentMemory() - resident) / 1024.0 / count,
                Usage.threads() - threads,
                Usage.threads());
        table.print();
        for (TestServer server : servers) {
            server.close();
        }
    }

    private static TestServer use(TestServer server) throws IOException {
        SmtpLoad.send(server.smtp(), 1, SmtpLoad.message(1024));
        server.awaitMails(1);
        return server;
    }
}
