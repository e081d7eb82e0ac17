package io.mailcore.benchmarks;

import java.io.IOException;
import java.util.Locale;

/** What is measured side by side. */
enum Peer {
    /** {@code MailServer} with three listeners, as an application embeds it. */
    MAILCORE {
        @Override
        TestServer start() throws IOException {
            return MailcoreServer.start();
        }
    },

    /** The same with sessions on the event loops. */
    LOOPS {
        @Override
        TestServer start() throws IOException {
            return MailcoreServer.startOnLoops();
        }
    },

    /** {@code MailSandbox}, as a test uses it: four listeners, STARTTLS offered, arrivals recorded. */
    SANDBOX {
        @Override
        TestServer start() {
            return SandboxServer.start();
        }
    },

    /** GreenMail with SMTP, POP3 and IMAP. */
    GREENMAIL {
        @Override
        TestServer start() {
            return GreenMailServer.start();
        }
    };

    abstract TestServer start() throws IOException;

    /** The peers named on a command line; all when none is. */
    static Peer[] of(String... names) {
        Peer[] peers = new Peer[names.length];
        for (int i = 0; i < names.length; i++) {
            peers[i] = valueOf(names[i].toUpperCase(Locale.ROOT));
        }
        return peers.length == 0 ? values() : peers;
    }
}
