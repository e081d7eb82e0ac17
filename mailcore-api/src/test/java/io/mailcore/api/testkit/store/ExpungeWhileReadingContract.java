package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader has not been told is gone stays readable to it, and to it alone (RFC 2180 §4.1.1). */
public abstract class ExpungeWhileReadingContract extends StoreContract {

    @Test
    void expungeRemovesWhatIsAskedForAndThere() throws IOException {
        append(INBOX, "keep");
        long deleted = append(INBOX, "deleted", Flag.DELETED);
        long other = append(INBOX, "other");
        Command.Expunge onlyDeleted = new Command.Expunge(MailboxRef.of(INBOX), UidSet.ALL, true);
        assertThat(apply(onlyDeleted).outcome(0, Outcome.Expunged.class).uids()).isEqualTo(UidSet.of(deleted));
        Command.Expunge again = expunge(INBOX, deleted, other);
        assertThat(apply(again).outcome(0, Outcome.Expunged.class).uids()).isEqualTo(UidSet.of(other));
        ModSeq before = highest(INBOX);
        assertThat(apply(again).outcome(0, Outcome.Expunged.class).uids().isEmpty())
                .isTrue();
        assertThat(highest(INBOX)).isEqualTo(before);
        assertThat(info(INBOX).messages()).isEqualTo(1);
    }

    @Test
    void anExpungedMessageStaysReadableUntilTheReaderIsTold() throws IOException {
        long uid = append(INBOX, "m");
        StoredMessage before = message(INBOX, uid);
        try (MailboxReader reader = open(INBOX)) {
            reader.snapshot();
            ModSeq expunged = apply(expunge(INBOX, uid)).modSeq();
            StoredMessage held = messages(reader).get(0);
            assertThat(held.expunged()).isTrue();
            assertThat(held.emailId()).isEqualTo(before.emailId());
            assertThat(held.flags()).isEqualTo(before.flags());
            assertText("m", reader.content(before.emailId()).orElseThrow());
            reader.told(expunged);
            assertThat(messages(reader)).isEmpty();
            assertThat(reader.content(before.emailId())).isEmpty();
        }
    }

    @Test
    void whoOpensLaterDoesNotSeeIt() throws IOException {
        long uid = append(INBOX, "m");
        EmailId email = message(INBOX, uid).emailId();
        try (MailboxReader early = open(INBOX)) {
            early.snapshot();
            apply(expunge(INBOX, uid));
            try (MailboxReader late = open(INBOX)) {
                assertThat(messages(late)).isEmpty();
                assertThat(late.content(email)).isEmpty();
            }
            assertThat(messages(early)).hasSize(1);
            assertThat(early.content(email)).isPresent();
        }
    }

    @Test
    void readersAreToldEachForItself() throws IOException {
        long uid = append(INBOX, "m");
        EmailId email = message(INBOX, uid).emailId();
        MailboxReader first = open(INBOX);
        try (MailboxReader second = open(INBOX)) {
            first.snapshot();
            second.snapshot();
            ModSeq expunged = apply(expunge(INBOX, uid)).modSeq();
            first.told(expunged);
            assertThat(messages(first)).isEmpty();
            assertThat(messages(second)).hasSize(1);
            assertText("m", second.content(email).orElseThrow());
            first.close();
            assertText("m", second.content(email).orElseThrow());
        }
    }

    @Test
    void beingToldOfEarlierChangesDoesNotLetGo() throws IOException {
        long first = append(INBOX, "first");
        long second = append(INBOX, "second");
        try (MailboxReader reader = open(INBOX)) {
            reader.snapshot();
            ModSeq firstGone = apply(expunge(INBOX, first)).modSeq();
            apply(expunge(INBOX, second));
            reader.told(firstGone);
            assertThat(uids(messages(reader))).isEqualTo(UidSet.of(second));
            reader.snapshot();
            assertThat(messages(reader)).isEmpty();
        }
    }

    @Test
    void aMessageThatCameAndWentUntoldIsHeldToo() throws IOException {
        try (MailboxReader reader = open(INBOX)) {
            reader.snapshot();
            long uid = append(INBOX, "m");
            EmailId email = message(INBOX, uid).emailId();
            apply(expunge(INBOX, uid));
            assertThat(uids(messages(reader))).isEqualTo(UidSet.of(uid));
            assertThat(reader.content(email)).isPresent();
        }
    }

    @Test
    void heldMessagesStandInUidOrderAmongTheOthers() throws IOException {
        appendMany(INBOX, 10);
        UidSet all = uids(INBOX);
        UidSet even = all.filter(uid -> uid % 2 == 0);
        try (MailboxReader reader = open(INBOX)) {
            reader.snapshot();
            apply(new Command.Expunge(MailboxRef.of(INBOX), even, false));
            assertThat(messages(reader).stream().map(m -> m.uid().value()))
                    .isEqualTo(all.stream().boxed().toList());
            assertThat(messages(reader)).allMatch(m -> m.expunged() == even.contains(m.uid()));
            List<StoredMessage> page = reader.messages(all, all.first() + 1, 3, Detail.BASIC);
            assertThat(page.stream().map(m -> m.uid().value()))
                    .isEqualTo(all.stream().boxed().toList().subList(2, 5));
        }
    }

    @Test
    void aMessageMovedAwayStaysReadableInItsOldPlace() throws IOException {
        create(WORK);
        long uid = append(INBOX, "m");
        try (MailboxReader reader = open(INBOX)) {
            reader.snapshot();
            apply(move(INBOX, UidSet.of(uid), WORK));
            StoredMessage held = messages(reader).get(0);
            assertThat(held.expunged()).isTrue();
            assertText("m", reader.content(held.emailId()).orElseThrow());
        }
        assertThat(messages(WORK)).hasSize(1).noneMatch(StoredMessage::expunged);
    }

    @Test
    void theMessagesOfADeletedMailboxStayReadableUntilTheReaderIsTold() throws IOException {
        create(WORK);
        long uid = append(WORK, "m");
        try (MailboxReader reader = open(WORK)) {
            reader.snapshot();
            EmailId email = messages(reader).get(0).emailId();
            ModSeq deleted = apply(delete(WORK)).modSeq();
            assertThat(reader.snapshot()).isEmpty();
            assertThat(messages(reader)).hasSize(1).allMatch(StoredMessage::expunged);
            assertText("m", reader.content(email).orElseThrow());
            MailboxChanges changes = reader.changesSince(ModSeq.ZERO, 10);
            assertThat(changes.mailboxDeleted()).isTrue();
            assertThat(changes.vanished().contains(uid)).isTrue();
            reader.told(deleted);
            assertThat(messages(reader)).isEmpty();
            assertThat(reader.content(email)).isEmpty();
            assertThat(reader.changesSince(ModSeq.ZERO, 10).mailboxDeleted()).isTrue();
        }
    }

    @Test
    void aMailboxMadeAnewIsNotTheOneThatAReaderHolds() throws IOException {
        create(WORK);
        try (MailboxReader reader = open(WORK)) {
            apply(delete(WORK));
            create(WORK);
            append(WORK, "new");
            assertThat(reader.snapshot()).isEmpty();
            assertThat(messages(reader)).isEmpty();
        }
    }

    @Test
    void readersOfADeletedAccountFindTheirMailboxDeleted() throws IOException {
        append(INBOX, "m");
        try (MailboxReader reader = open(INBOX)) {
            reader.snapshot();
            store.deleteAccount(account.id());
            append(INBOX, "of the new account");
            assertThat(reader.snapshot()).isEmpty();
            assertThat(reader.changesSince(ModSeq.ZERO, 10).mailboxDeleted()).isTrue();
        }
        assertThat(info(INBOX).messages()).isEqualTo(1);
    }

    @Test
    void aReaderSurvivesTheRenamingOfItsMailbox() throws IOException {
        create(WORK);
        append(WORK, "m");
        try (MailboxReader reader = open(WORK)) {
            apply(new Command.RenameMailbox(WORK, MailboxName.parse("Job")));
            assertThat(reader.snapshot().orElseThrow().info().name().toString()).isEqualTo("Job");
            assertThat(messages(reader)).hasSize(1);
        }
    }

    @Test
    void closingAgainDoesNothing() throws IOException {
        append(INBOX, "m");
        MailboxReader reader = open(INBOX);
        reader.close();
        reader.close();
        try (MailboxReader other = open(INBOX)) {
            assertThat(messages(other)).hasSize(1);
        }
    }

    private static void assertText(String subject, Content content) throws IOException {
        assertThat(content.bytes(0, (int) content.size()))
                .isEqualTo(TestMessages.content(subject).bytes(0, (int) content.size()));
    }
}
