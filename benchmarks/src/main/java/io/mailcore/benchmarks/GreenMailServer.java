package io.mailcore.benchmarks;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;

/** GreenMail, with free ports instead of its fixed ones. */
final class GreenMailServer implements TestServer {
    private static final long TIMEOUT_MILLIS = 120_000;

    private final GreenMail mail;

    private GreenMailServer(GreenMail mail) {
        this.mail = mail;
    }

    static GreenMailServer start() {
        GreenMail mail = new GreenMail(ServerSetup.dynamicPort(ServerSetupTest.SMTP_POP3_IMAP));
        mail.start();
        mail.setUser(USER, USER, PASSWORD);
        return new GreenMailServer(mail);
    }

    @Override
    public int smtp() {
        return mail.getSmtp().getPort();
    }

    @Override
    public int imap() {
        return mail.getImap().getPort();
    }

    @Override
    public int pop3() {
        return mail.getPop3().getPort();
    }

    @Override
    public void awaitMails(int count) {
        if (!mail.waitForIncomingEmail(TIMEOUT_MILLIS, count)) {
            throw new IllegalStateException("mails: too few after " + TIMEOUT_MILLIS + " ms (expected: " + count + ")");
        }
    }

    @Override
    public void close() {
        mail.stop();
    }
}
