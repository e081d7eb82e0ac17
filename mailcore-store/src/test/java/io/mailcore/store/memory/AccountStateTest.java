package io.mailcore.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.testkit.store.TestMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountStateTest {
    private static final AccountId ALICE = AccountId.of("alice");
    private static final MailboxName INBOX = MailboxName.INBOX;

    /** A commit shares what it did not change with the state before: nothing grows with the number of commits. */
    @Test
    void statesShareWhatDidNotChange() throws IOException {
        Accounts accounts = new Accounts(InstantSource.fixed(TestMessages.ARRIVED), settings());
        accounts.apply(ALICE, List.of(new Command.Subscribe(INBOX)));
        AccountState.Tree before = accounts.use(ALICE).state().tree();
        accounts.apply(ALICE, List.of(TestMessages.append(INBOX, "m")));
        AccountState.Tree after = accounts.use(ALICE).state().tree();
        assertThat(after).isNotSameAs(before);
        assertThat(after.names()).isSameAs(before.names());
        assertThat(after.subscriptions()).isSameAs(before.subscriptions());
        assertThat(after.ghosts()).isSameAs(before.ghosts());
    }

    @Test
    void aCommitThatChangesNothingKeepsTheMailbox() throws IOException {
        Accounts accounts = new Accounts(InstantSource.fixed(TestMessages.ARRIVED), settings());
        MailboxState before = accounts.use(ALICE).state().mailbox(INBOX).orElseThrow();
        accounts.apply(
                ALICE,
                List.of(new Command.Expect(
                        MailboxRef.of(INBOX), ModSeq.of(before.counters().highest()))));
        assertThat(accounts.use(ALICE).state().mailbox(INBOX).orElseThrow()).isSameAs(before);
    }

    private static MemorySettings settings() {
        return new MemorySettings(Path.of("unused"), 1_000_000, 10, 10, 1_000_000, 10, 10, 1);
    }
}
