package io.mailcore.benchmarks;

import java.io.IOException;

/** Starts a server, says so, and waits for the end of its input. */
final class ColdGreenMail {
    private ColdGreenMail() {}

    public static void main(String[] arguments) throws IOException {
        TestServer server = GreenMailServer.start();
        System.out.println("ready " + server.smtp());
        System.in.read();
        System.exit(0);
    }
}
