package io.mailcore.benchmarks;

import io.mailcore.test.MailSandbox;
import io.mailcore.test.TestMailbox;

/** mailcore's test kit. */
final class SandboxServer implements TestServer {
    private final MailSandbox mail;
    private final TestMailbox ann;

    private SandboxServer(MailSandbox mail) {
        this.mail = mail;
        this.ann = mail.user(USER, PASSWORD);
    }

    static SandboxServer start() {
        return new SandboxServer(MailSandbox.start());
    }

    @Override
    public int smtp() {
        return mail.smtp().port();
    }

    @Override
    public int imap() {
        return mail.imap().port();
    }

    @Override
    public int pop3() {
        return mail.pop3().port();
    }

    @Override
    public void awaitMails(int count) {
        ann.await(count);
    }

    @Override
    public void close() {
        mail.close();
    }
}
