package io.mailcore.pop3.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.mime.MessageScanner;
import io.mailcore.api.mime.ScanLimits;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.Accounts;
import io.mailcore.core.services.CoreServices;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.core.testkit.TestServices;
import io.mailcore.pop3.Pop3;
import io.mailcore.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A server with the account {@code ann@example.org}, password {@code se cret}, and no mail. */
final class Pop3Fixture {
    static final String LOGIN = "S: +OK *\nC: USER ann@example.org\nS: +OK *\nC: PASS se cret\nS: +OK *\n";

    final FakeTime time = new FakeTime();
    final MemoryStore store = MemoryStore.builder().time(time).build();
    final Accounts accounts = Accounts.builder()
            .account("ann@example.org", "se cret")
            .account("bob@example.org", "other")
            .build();
    final CoreServices services = TestServices.of(store, accounts, time);
    private final Pop3.SessionFactory sessions;
    private final Pop3 pop3;

    Pop3Fixture() {
        this(Pop3.on(0));
    }

    Pop3Fixture(Pop3 pop3) {
        this.pop3 = pop3;
        this.sessions = pop3.prepare(services);
    }

    SessionHarness connect() {
        return SessionHarness.connect(pop3, sessions, services, time);
    }

    AccountId ann() {
        return accounts.ids().get(0);
    }

    Pop3Fixture with(String... messages) {
        for (String message : messages) {
            append(message.getBytes(StandardCharsets.ISO_8859_1));
        }
        return this;
    }

    private void append(byte[] octets) {
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        scanner.accept(octets, 0, octets.length);
        Command append = new Command.Append(
                MailboxRef.of(MailboxName.INBOX),
                Content.of(octets),
                scanner.finish(),
                Flags.NONE,
                time.now(),
                Optional.empty());
        apply(append);
    }

    void apply(Command command) {
        try {
            store.account(ann()).apply(List.of(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<StoredMessage> inbox() {
        try {
            var id = store.account(ann())
                    .mailbox(MailboxName.INBOX)
                    .orElseThrow()
                    .id();
            try (MailboxReader reader = store.account(ann()).open(id).orElseThrow()) {
                return reader.messages(UidSet.ALL, 0, 1000, MailboxReader.Detail.BASIC);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
