package io.mailcore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.api.testkit.store.TestMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    private static final MailboxName INBOX = MailboxName.INBOX;

    @Test
    void theSimplestStoreWorks() throws IOException {
        try (MemoryStore store = MemoryStore.create()) {
            AccountStore alice = store.account(AccountId.of("alice"));
            assertThat(alice.apply(List.of(TestMessages.append(INBOX, "m")))).isInstanceOf(ApplyResult.Applied.class);
            assertThat(alice.mailbox(INBOX).orElseThrow().messages()).isEqualTo(1);
        }
    }

    @Test
    void validityBeginsAtTheClocksSeconds() throws IOException {
        FakeTime time = new FakeTime();
        try (MemoryStore store = MemoryStore.builder().time(time).build()) {
            AccountStore alice = store.account(AccountId.of("alice"));
            assertThat(alice.mailbox(INBOX).orElseThrow().validity().value())
                    .isEqualTo(time.now().getEpochSecond());
        }
    }

    @Test
    void forgetsTheOldestDeliveryKeys() throws IOException {
        try (MemoryStore store = MemoryStore.builder().deliveryKeys(2).build()) {
            AccountStore alice = store.account(AccountId.of("alice"));
            for (String key : List.of("one", "two", "three")) {
                assertThat(isDuplicate(alice, key)).isFalse();
            }
            assertThat(isDuplicate(alice, "three")).isTrue();
            assertThat(isDuplicate(alice, "two")).isTrue();
            assertThat(isDuplicate(alice, "one")).isFalse();
        }
    }

    private static boolean isDuplicate(AccountStore account, String key) throws IOException {
        Command keyed = TestMessages.keyed(TestMessages.append(INBOX, "m"), key);
        ApplyResult.Applied applied = (ApplyResult.Applied) account.apply(List.of(keyed));
        return applied.outcome(0, Outcome.Appended.class).duplicate();
    }

    /** Pages of a set with a hole at every second UID: each page begins where it should, not at the set's begin. */
    @Test
    void pagesOfALargeScatteredSetAddUp() throws IOException {
        try (MemoryStore store = MemoryStore.create()) {
            AccountStore alice = store.account(AccountId.of("alice"));
            List<Command> commands = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                commands.add(TestMessages.append(INBOX, "m"));
            }
            alice.apply(commands);
            UidSet odd = UidSet.range(1, 5_000).filter(uid -> uid % 2 == 1);
            List<StoredMessage> read = new ArrayList<>();
            try (MailboxReader reader =
                    alice.open(alice.mailbox(INBOX).orElseThrow().id()).orElseThrow()) {
                List<StoredMessage> page = reader.messages(odd, 0, 20, Detail.SUMMARY);
                while (!page.isEmpty()) {
                    read.addAll(page);
                    page = reader.messages(odd, page.get(page.size() - 1).uid().value(), 20, Detail.SUMMARY);
                }
            }
            assertThat(UidSet.of(read.stream().map(StoredMessage::uid).toList()))
                    .isEqualTo(odd);
            assertThat(read).hasSize(2_500);
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        MemoryStore.Builder builder = MemoryStore.builder();
        Path directory = Path.of("unused");
        assertThatThrownBy(() -> builder.largeBodies(directory, -1)).hasMessageContaining("threshold: -1");
        assertThatThrownBy(() -> builder.largeBodies(directory, 1L << 40)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> builder.mailboxesPerAccount(0)).hasMessageContaining("mailboxes: 0");
        assertThatThrownBy(() -> builder.keywordsPerMailbox(-1)).hasMessageContaining("keywords");
        assertThatThrownBy(() -> builder.messageOctets(-1)).hasMessageContaining("octets");
        assertThatThrownBy(() -> builder.expungedRanges(-1)).hasMessageContaining("ranges");
        assertThatThrownBy(() -> builder.deliveryKeys(-1)).hasMessageContaining("keys");
    }

    @Test
    void aListenerThatThrowsDoesNotBreakTheCommit() throws IOException {
        try (MemoryStore store = MemoryStore.create()) {
            store.subscribe(change -> {
                throw new IllegalStateException("broken listener");
            });
            AccountStore alice = store.account(AccountId.of("alice"));
            assertThat(alice.apply(List.of(TestMessages.append(INBOX, "m")))).isInstanceOf(ApplyResult.Applied.class);
            assertThat(alice.mailbox(INBOX).orElseThrow().messages()).isEqualTo(1);
        }
    }
}
