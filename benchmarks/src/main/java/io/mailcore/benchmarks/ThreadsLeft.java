package io.mailcore.benchmarks;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Which threads a server leaves behind when it has stopped, at once and seven seconds later. */
final class ThreadsLeft {
    private static final int MAILS = 20;
    private static final long LATER_MILLIS = 7_000;

    private ThreadsLeft() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (Peer peer : Peer.of(arguments)) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            try (TestServer server = peer.start()) {
                SmtpLoad.send(server.smtp(), MAILS, SmtpLoad.message(1024));
                server.awaitMails(MAILS);
            }
            print(peer + " stopped", before);
            Thread.sleep(LATER_MILLIS);
            print(peer + " 7 s later", before);
        }
    }

    private static void print(String when, Set<Thread> before) {
        System.out.println(when + ":");
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(thread -> String.format(
                        Locale.ROOT, "  %s%s", thread.getName(), thread.isDaemon() ? " (daemon)" : " (NOT a daemon)"))
                .sorted()
                .forEach(System.out::println);
    }
}
