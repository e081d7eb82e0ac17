package io.mailcore.benchmarks;

import java.io.IOException;

/** A server in a process of its own: prints its IMAP port, then, for each line it gets, heap, memory and threads. */
final class IdleServer {
    private IdleServer() {}

    public static void main(String[] arguments) throws IOException {
        TestServer server = Peer.of(arguments)[0].start();
        System.out.println(server.imap());
        while (System.in.read() >= 0) {
            long heap = Usage.liveHeap();
            System.out.println(heap + " " + Usage.residentMemory() + " " + Usage.threads());
        }
        System.exit(0);
    }
}
