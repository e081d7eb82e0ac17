package io.mailcore.benchmarks;

import java.io.IOException;

/** Starts a server, says so, and waits for the end of its input. */
final class ColdMailcore {
    private ColdMailcore() {}

    public static void main(String[] arguments) throws IOException {
        TestServer server = MailcoreServer.start();
        System.out.println("ready " + server.smtp());
        System.in.read();
        System.exit(0);
    }
}
