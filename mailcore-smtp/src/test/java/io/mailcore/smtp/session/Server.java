package io.mailcore.smtp.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ChangeListener;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.testkit.Dialogue;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.spool.Spool;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import java.util.List;
import java.util.Optional;

/** A server called mail.example.org, whose pipeline and time a test holds. */
final class Server implements ServerServices {
    static final String GREETED = """
            S: 220 mail.example.org ESMTP ready
            C: HELO client.example
            S: 250 mail.example.org
            """;

    private final FakeTime time = new FakeTime();
    private final RecordingPipeline pipeline = new RecordingPipeline();
    private final Logins logins;

    /** Takes passwords over encrypted connections. */
    Server() {
        this(false);
    }

    /** Takes passwords over any connection, or over encrypted ones. */
    Server(boolean passwordsInClear) {
        logins = new PlainLogins(passwordsInClear);
    }

    /** Plays a dialogue with an MX, whole, byte by byte and cut at random, each with a server of its own. */
    static void play(String script) {
        play(Smtp.mx(0), script);
    }

    static void play(Smtp listener, String script) {
        Dialogue.playHoweverCut(() -> new Server().connect(listener), script);
    }

    SessionHarness connect(Smtp listener) {
        return SessionHarness.connect(listener, this, time);
    }

    @Override
    public RecordingPipeline pipeline() {
        return pipeline;
    }

    @Override
    public String hostname() {
        return "mail.example.org";
    }

    @Override
    public FakeTime time() {
        return time;
    }

    @Override
    public Logins logins() {
        return logins;
    }

    @Override
    public MessageStore store() {
        return new EmptyStore();
    }

    @Override
    public Spool spool() {
        throw new IllegalStateException("spool: not SMTP's to ask for");
    }

    @Override
    public void publish(MailEvent event) {}

    /** The pipeline delivers elsewhere; nothing ever changes here. */
    private static final class EmptyStore implements MessageStore {
        @Override
        public AccountStore account(AccountId id) {
            throw new IllegalStateException("account: none");
        }

        @Override
        public List<AccountId> accounts(Optional<AccountId> after, int limit) {
            return List.of();
        }

        @Override
        public void deleteAccount(AccountId id) {}

        @Override
        public Subscription subscribe(ChangeListener listener) {
            return () -> {};
        }

        @Override
        public void close() {}
    }
}
