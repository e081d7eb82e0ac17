package io.mailcore.imap.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mime.MessageScanner;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.ScanLimits;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.testkit.Dialogue;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.imap.Imap;
import io.mailcore.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server of one account, {@code ann} with the password {@code secret}, and sessions with it. */
final class ImapRig {
    static final AccountId ANN = AccountId.of("ann");
    static final String MESSAGE = "From: Ann <ann@example.org>\r\nSubject: Hello\r\n\r\nHi there\r\n";

    final FakeTime time;
    final MessageStore store;
    final TestServices services;
    private Imap listener = Imap.on(0).withoutTls();

    ImapRig() {
        this(new FakeTime(), store -> store);
    }

    /** A server over a store that is wrapped. */
    ImapRig(FakeTime time, UnaryOperator<MessageStore> wrapping) {
        this.time = time;
        this.store = wrapping.apply(MemoryStore.builder().time(time).build());
        this.services = new TestServices(store, time);
    }

    ImapRig with(Imap other) {
        listener = other;
        return this;
    }

    SessionHarness connect() {
        return SessionHarness.connect(listener, services, time);
    }

    /** A session whose client has logged in. */
    SessionHarness loggedIn() {
        SessionHarness session = connect();
        session.takeOutput();
        session.send("l LOGIN ann secret\r\n");
        require(session.takeOutput(), "l OK");
        return session;
    }

    /** A session whose client has selected a mailbox. */
    SessionHarness selected(String mailbox) {
        SessionHarness session = loggedIn();
        session.send("s SELECT " + mailbox + "\r\n");
        require(session.takeOutput(), "s OK");
        return session;
    }

    /** A session whose client has enabled IMAP4rev2. */
    SessionHarness rev2() {
        SessionHarness session = loggedIn();
        session.send("e ENABLE IMAP4rev2\r\n");
        require(session.takeOutput(), "e OK");
        return session;
    }

    /** A session whose client has enabled IMAP4rev2 and selected a mailbox. */
    SessionHarness rev2Selected(String mailbox) {
        SessionHarness session = rev2();
        session.send("s SELECT " + mailbox + "\r\n");
        require(session.takeOutput(), "s OK");
        return session;
    }

    private static void require(String output, String expected) {
        if (!output.contains(expected)) {
            throw new AssertionError("expected: " + expected + "\n     got: " + output);
        }
    }

    AccountStore account() {
        return store.account(ANN);
    }

    void apply(Command... commands) {
        try {
            ApplyResult result = account().apply(List.of(commands));
            if (result instanceof ApplyResult.Refused refused) {
                throw new AssertionError("refused: " + refused);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImapRig create(String... mailboxes) {
        Stream.of(mailboxes)
                .forEach(name -> apply(new Command.CreateMailbox(MailboxName.parse(name), Set.of(), false)));
        return this;
    }

    /** Delivers a message, one octet per char, lines ended by LF or CR LF. */
    ImapRig deliver(String mailbox, String message, Flag... flags) {
        String crlf = message.replace("\r\n", "\n").replace("\n", "\r\n");
        byte[] octets = crlf.getBytes(StandardCharsets.ISO_8859_1);
        apply(new Command.Append(
                MailboxRef.of(MailboxName.parse(mailbox)),
                Content.of(octets),
                summary(octets),
                Flags.of(flags),
                time.now(),
                Optional.empty()));
        return this;
    }

    /** Delivers so many short messages to INBOX. */
    ImapRig deliver(int count) {
        for (int i = 1; i <= count; i++) {
            deliver("INBOX", "Subject: " + i + "\n\nbody " + i + "\n");
        }
        return this;
    }

    private static MessageSummary summary(byte[] octets) {
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        scanner.accept(octets, 0, octets.length);
        return scanner.finish();
    }

    /** Plays a dialogue in a session. */
    static void play(SessionHarness session, String script) {
        Dialogue.play(session, script(script));
    }

    /** Plays a dialogue in a new session each time, the client's octets cut in different ways. */
    static void playHoweverCut(Supplier<SessionHarness> sessions, String script) {
        Dialogue.playHoweverCut(sessions, script(script));
    }

    /** In dialogues, a backslash before a capital is that of a flag: no escape begins so. */
    private static String script(String script) {
        return script.lines()
                .map(line -> line.startsWith("C") ? line.replaceAll("\\\\(?=[A-Z*])", "\\\\\\\\") : line)
                .collect(Collectors.joining("\n"));
    }
}
