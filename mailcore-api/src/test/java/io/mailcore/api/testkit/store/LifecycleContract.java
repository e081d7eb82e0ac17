package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.OutcomeUnknownException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What handles and readers do at the end of their lives, and when they are asked for nonsense. */
public abstract class LifecycleContract extends StoreContract {

    @Test
    void allHandlesFailAfterTheStoreIsClosed() throws IOException {
        append(INBOX, "m");
        MailboxReader reader = open(INBOX);
        store.close();
        assertThatThrownBy(() -> account.apply(List.of(TestMessages.append(INBOX, "m"))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(account::mailboxes).isInstanceOf(IOException.class);
        assertThatThrownBy(account::quota).isInstanceOf(IOException.class);
        assertThatThrownBy(reader::snapshot).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.accounts(Optional.empty(), 10)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.account(AccountId.of("bob")).mailboxes()).isInstanceOf(IOException.class);
        reader.told(ModSeq.ZERO);
        reader.close();
        store.close();
    }

    @Test
    void aHandleOutlivesTheDeletionOfItsAccount() throws IOException {
        append(INBOX, "m");
        store.deleteAccount(account.id());
        store.deleteAccount(account.id());
        assertThat(store.accounts(Optional.empty(), 10)).isEmpty();
        assertThat(append(INBOX, "m")).isPositive();
        assertThat(store.accounts(Optional.empty(), 10)).containsExactly(account.id());
    }

    @Test
    void anInterruptLeavesNothingHalf() throws IOException {
        boolean applied = false;
        Thread.currentThread().interrupt();
        try {
            apply(TestMessages.append(INBOX, Content.of(new byte[1_000_000]), "large"));
            applied = true;
        } catch (IOException e) {
            assertThat(e).as("an interrupt fails the call or does not").isNotInstanceOf(OutcomeUnknownException.class);
        } finally {
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
        assertThat(info(INBOX).messages()).isEqualTo(applied ? 1 : 0);
        append(INBOX, "the store still works");
    }

    @Test
    void mailboxesOfNobodyCannotBeOpened() throws IOException {
        for (String id : List.of("nobody", "F", "F-1", "F--", "x".repeat(255))) {
            assertThat(account.open(MailboxId.of(id))).isEmpty();
        }
    }

    @Test
    void pagesOfNothingAreRefused() throws IOException {
        try (MailboxReader reader = open(INBOX)) {
            assertThatThrownBy(() -> reader.messages(UidSet.ALL, 0, 0, Detail.BASIC))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> reader.changesSince(ModSeq.ZERO, 0)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> store.accounts(Optional.empty(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pagesBeyondTheEndAreEmpty() throws IOException {
        append(INBOX, "m");
        try (MailboxReader reader = open(INBOX)) {
            assertThat(reader.messages(UidSet.ALL, 0xffff_ffffL, 10, Detail.BASIC))
                    .isEmpty();
            assertThat(reader.messages(UidSet.EMPTY, 0, 10, Detail.BASIC)).isEmpty();
            assertThat(reader.messages(UidSet.range(1_000_000, 2_000_000), 0, 10, Detail.BASIC))
                    .isEmpty();
        }
    }
}
