package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.mailbox.UidValidity;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** UIDs, UIDVALIDITY and MODSEQ rise as messages and mailboxes come, and are never used again. */
public abstract class UidContract extends StoreContract {

    @Test
    void anEmptyMailboxHasNoMessages() throws IOException {
        MailboxInfo inbox = info(INBOX);
        assertThat(inbox.messages()).isZero();
        assertThat(inbox.uidNext()).isPositive();
        assertThat(inbox.highestModSeq().value()).isPositive();
        assertThat(messages(INBOX)).isEmpty();
    }

    @Test
    void uidsRiseWithEachMessage() throws IOException {
        List<Long> uids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            uids.add(append(INBOX, "m" + i));
            assertThat(info(INBOX).uidNext()).isGreaterThan(uids.get(i));
        }
        assertThat(uids).isSorted().doesNotHaveDuplicates();
        assertThat(messages(INBOX).stream().map(m -> m.uid().value())).isEqualTo(uids);
    }

    @Test
    void theHighestUidIsNotUsedAgainWhenItsMessageIsGone() throws IOException {
        append(INBOX, "first");
        long highest = append(INBOX, "second");
        apply(expunge(INBOX, highest));
        assertThat(append(INBOX, "third")).isGreaterThan(highest);
    }

    @Test
    void aBatchOfAThousandHasOneModSeqAndRisingUids() throws IOException {
        ModSeq before = highest(INBOX);
        appendMany(INBOX, 1000);
        List<StoredMessage> messages = messages(INBOX);
        assertThat(messages).hasSize(1000);
        assertThat(messages.stream().map(StoredMessage::modSeq).distinct()).containsExactly(highest(INBOX));
        assertThat(highest(INBOX).isAfter(before)).isTrue();
    }

    @Test
    void anEmptyBatchChangesNothing() throws IOException {
        ModSeq before = highest(INBOX);
        assertThat(apply().modSeq().value()).isGreaterThanOrEqualTo(before.value());
        assertThat(highest(INBOX)).isEqualTo(before);
    }

    @Test
    void appliedTellsTheModSeqThatMessagesGot() throws IOException {
        ApplyResult.Applied applied = apply(TestMessages.append(INBOX, "m"));
        assertThat(message(
                                INBOX,
                                applied.outcome(0, Outcome.Appended.class).uid().value())
                        .modSeq())
                .isEqualTo(applied.modSeq())
                .isEqualTo(highest(INBOX));
    }

    @Test
    void modSeqsRiseAcrossTheMailboxesOfAnAccount() throws IOException {
        ModSeq created = create(WORK).highestModSeq();
        append(INBOX, "one");
        ModSeq inbox = highest(INBOX);
        append(WORK, "two");
        assertThat(inbox.isAfter(created)).isTrue();
        assertThat(highest(WORK).isAfter(inbox)).isTrue();
        assertThat(highest(INBOX)).isEqualTo(inbox);
    }

    @Test
    void aMailboxMadeAnewHasAHigherValidityAndAnotherId() throws IOException {
        MailboxInfo first = create(WORK);
        apply(delete(WORK));
        MailboxInfo second = create(WORK);
        assertThat(second.validity().value()).isGreaterThan(first.validity().value());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void aMailboxRenamedAwayAndMadeAnewHasAHigherValidity() throws IOException {
        MailboxInfo first = create(WORK);
        apply(new Command.RenameMailbox(WORK, MailboxName.parse("Old")));
        MailboxInfo second = create(WORK);
        assertThat(second.validity().value()).isGreaterThan(first.validity().value());
        assertThat(info(MailboxName.parse("Old")).validity()).isEqualTo(first.validity());
    }

    @Test
    void anAccountMadeAnewHasAHigherValidityAndNoMail() throws IOException {
        UidValidity before = info(INBOX).validity();
        append(INBOX, "m");
        store.deleteAccount(account.id());
        assertThat(info(INBOX).validity().value()).isGreaterThan(before.value());
        assertThat(info(INBOX).messages()).isZero();
    }

    @Test
    void aStoreOpenedLaterGivesHigherValidities() throws IOException {
        UidValidity before = info(INBOX).validity();
        time.advance(Duration.ofSeconds(10));
        try (MessageStore later = fixture().open(time)) {
            AccountStore same = later.account(account.id());
            assertThat(same.mailbox(INBOX).orElseThrow().validity().value()).isGreaterThan(before.value());
        }
    }

    @Test
    void accountsNeverSeeEachOther() throws IOException {
        AccountStore other = store.account(AccountId.of("bob"));
        long uid = append(INBOX, "of alice");
        StoredMessage message = message(INBOX, uid);
        assertThat(other.mailbox(INBOX).orElseThrow().messages()).isZero();
        assertThat(other.open(info(INBOX).id())).isEmpty();
        try (var reader = other.open(other.mailbox(INBOX).orElseThrow().id()).orElseThrow()) {
            assertThat(reader.content(message.emailId())).isEmpty();
            assertThat(messages(reader)).isEmpty();
        }
    }

    @Test
    void accountsInUseAreListedInPages() throws IOException {
        for (String name : List.of("dora", "bob", "carol")) {
            applyTo(store.account(AccountId.of(name)), TestMessages.append(INBOX, "m"));
        }
        append(INBOX, "m");
        List<AccountId> first = store.accounts(Optional.empty(), 2);
        assertThat(first).extracting(AccountId::value).containsExactly("alice", "bob");
        assertThat(store.accounts(Optional.of(first.get(1)), 3))
                .extracting(AccountId::value)
                .containsExactly("carol", "dora");
    }

    @Test
    void recentMessagesAreClaimedOnce() throws IOException {
        long first = append(INBOX, "one");
        append(INBOX, "two");
        assertThat(info(INBOX).recent()).isEqualTo(2);
        ModSeq before = highest(INBOX);
        assertThat(claim()).isEqualTo(first);
        assertThat(info(INBOX).recent()).isZero();
        assertThat(claim()).isEqualTo(info(INBOX).uidNext());
        assertThat(highest(INBOX)).isEqualTo(before);
        long third = append(INBOX, "three");
        assertThat(claim()).isEqualTo(third);
    }

    @Test
    void aMessageThatIsGoneIsNotRecent() throws IOException {
        long first = append(INBOX, "one");
        long second = append(INBOX, "two");
        apply(expunge(INBOX, first));
        assertThat(info(INBOX).recent()).isEqualTo(1);
        assertThat(claim()).isEqualTo(second);
        apply(expunge(INBOX, second));
        assertThat(info(INBOX).recent()).isZero();
    }

    private long claim() throws IOException {
        Command.ClaimRecent command = new Command.ClaimRecent(MailboxRef.of(INBOX));
        return apply(command).outcome(0, Outcome.RecentClaimed.class).firstRecent();
    }

    @Test
    void setsThatNameMissingUidsApplyToTheRest() throws IOException {
        append(INBOX, "one");
        long second = append(INBOX, "two");
        apply(expunge(INBOX, second));
        append(INBOX, "three");
        Outcome.FlagsStored stored =
                apply(flags(INBOX, UidSet.ALL, FlagMode.ADD, Flag.SEEN)).outcome(0, Outcome.FlagsStored.class);
        assertThat(stored.messages()).hasSize(2);
        assertThat(stored.messages()).allMatch(m -> !m.flags().equals(Flags.NONE));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() throws IOException {
        appendMany(INBOX, 100);
        UidSet all = uids(INBOX);
        apply(expunge(INBOX, all.filter(uid -> uid % 3 == 0).stream().toArray()));
        UidSet wanted = all.filter(uid -> uid % 7 != 0);
        List<Long> read = new ArrayList<>();
        try (var reader = open(INBOX)) {
            List<StoredMessage> page = reader.messages(wanted, 0, 5, Detail.BASIC);
            while (!page.isEmpty()) {
                page.forEach(m -> read.add(m.uid().value()));
                long last = page.get(page.size() - 1).uid().value();
                page = reader.messages(wanted, last, 5, Detail.BASIC);
            }
        }
        assertThat(read)
                .isEqualTo(uids(INBOX).intersect(wanted).stream().boxed().toList());
    }
}
