package io.mailcore.benchmarks;

import java.io.IOException;

/** A server with SMTP, IMAP and POP3 on free loopback ports and mail in memory, and one user. */
interface TestServer extends AutoCloseable {
    /** The user's address and login name. */
    String USER = "ann@example.org";

    /** The user's password. */
    String PASSWORD = "secret";

    int smtp();

    int imap();

    int pop3();

    /** Waits until the user has so many mails. */
    void awaitMails(int count) throws IOException;

    @Override
    void close() throws IOException;
}
