package io.mailcore.benchmarks;

import io.mailcore.core.Accounts;
import io.mailcore.core.MailServer;
import io.mailcore.core.ServerLimits;
import io.mailcore.core.ServerRuntime;
import io.mailcore.imap.Imap;
import io.mailcore.pop3.Pop3;
import io.mailcore.smtp.Smtp;
import io.mailcore.store.MemoryStore;
import java.io.IOException;

/** mailcore, embedded. */
final class MailcoreServer implements TestServer {
    private static final int MANY = 200_000;

    private final MailServer server;
    private final MemoryStore store;

    private MailcoreServer(MailServer server, MemoryStore store) {
        this.server = server;
        this.store = store;
    }

    static MailcoreServer start() throws IOException {
        MemoryStore store = MemoryStore.create();
        return new MailcoreServer(builder(store).start(), store);
    }

    static MailcoreServer startOnLoops() throws IOException {
        MemoryStore store = MemoryStore.create();
        return new MailcoreServer(builder(store).runtime(Loops.RUNTIME).start(), store);
    }

    private static MailServer.Builder builder(MemoryStore store) {
        return MailServer.builder()
                .store(store)
                .accounts(Accounts.builder().account(USER, PASSWORD).build())
                .limits(ServerLimits.DEFAULT.withConnections(MANY, MANY))
                .listen(Smtp.mx(0), Imap.on(0), Pop3.on(0));
    }

    /** Made when it is needed. */
    private static final class Loops {
        static final ServerRuntime RUNTIME =
                ServerRuntime.nonBlocking(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public int smtp() {
        return server.port("smtp");
    }

    @Override
    public int imap() {
        return server.port("imap");
    }

    @Override
    public int pop3() {
        return server.port("pop3");
    }

    @Override
    public void awaitMails(int count) {
        // The reply to DATA says that the mail is there.
    }

    @Override
    public void close() throws IOException {
        server.close();
        store.close();
    }
}
