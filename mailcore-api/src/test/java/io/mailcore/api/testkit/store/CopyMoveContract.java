package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies keep what the message is; moves leave nothing behind. */
public abstract class CopyMoveContract extends StoreContract {

    @BeforeEach
    final void makeTarget() throws IOException {
        create(WORK);
    }

    @Test
    void aCopyKeepsFlagsDateAndIdentityButNotTheSaveDate() throws IOException {
        long uid = append(INBOX, "m", Flag.SEEN, Flag.keyword("x"));
        StoredMessage source = message(INBOX, uid);
        time.advance(Duration.ofHours(1));
        Outcome.Copied copied = apply(copy(INBOX, UidSet.of(uid), WORK)).outcome(0, Outcome.Copied.class);
        StoredMessage target = message(WORK, copied.targetUids().first());
        assertThat(target.emailId()).isEqualTo(source.emailId());
        assertThat(target.threadId()).isEqualTo(source.threadId());
        assertThat(target.flags()).isEqualTo(source.flags());
        assertThat(target.internalDate()).isEqualTo(source.internalDate()).isEqualTo(TestMessages.ARRIVED);
        assertThat(target.size()).isEqualTo(source.size());
        assertThat(target.summary()).isEqualTo(source.summary()).isPresent();
        assertThat(target.saveDate()).isEqualTo(source.saveDate().plus(Duration.ofHours(1)));
        assertThat(message(INBOX, uid)).isEqualTo(source);
    }

    @Test
    void bothSetsCorrespondInOrder() throws IOException {
        appendMany(INBOX, 10);
        append(WORK, "before");
        UidSet all = uids(INBOX);
        UidSet odd = all.filter(uid -> uid % 2 == 1);
        Outcome.Copied copied = apply(copy(INBOX, odd, WORK)).outcome(0, Outcome.Copied.class);
        assertThat(copied.sourceUids()).isEqualTo(odd);
        assertThat(copied.targetUids().count()).isEqualTo(odd.count());
        assertThat(copied.target()).isEqualTo(info(WORK).id());
        assertThat(copied.validity()).isEqualTo(info(WORK).validity());
        List<StoredMessage> sources = only(messages(INBOX), odd);
        List<StoredMessage> targets = only(messages(WORK), copied.targetUids());
        assertThat(targets)
                .extracting(StoredMessage::emailId)
                .isEqualTo(sources.stream().map(StoredMessage::emailId).toList());
    }

    private static List<StoredMessage> only(List<StoredMessage> messages, UidSet uids) {
        return messages.stream().filter(m -> uids.contains(m.uid())).toList();
    }

    @Test
    void copyingWhatIsNotThereDoesNothing() throws IOException {
        long gone = append(INBOX, "m");
        apply(expunge(INBOX, gone));
        ModSeq before = highest(WORK);
        Outcome.Copied copied = apply(copy(INBOX, UidSet.ALL, WORK)).outcome(0, Outcome.Copied.class);
        assertThat(copied.sourceUids().isEmpty()).isTrue();
        assertThat(copied.targetUids().isEmpty()).isTrue();
        assertThat(highest(WORK)).isEqualTo(before);
        apply(move(INBOX, UidSet.ALL, WORK));
        assertThat(highest(WORK)).isEqualTo(before);
    }

    @Test
    void copiesIntoTheSameMailboxAreNewMessages() throws IOException {
        appendMany(INBOX, 3);
        UidSet before = uids(INBOX);
        Outcome.Copied copied = apply(copy(INBOX, UidSet.ALL, INBOX)).outcome(0, Outcome.Copied.class);
        assertThat(copied.sourceUids()).isEqualTo(before);
        assertThat(copied.targetUids().first()).isGreaterThan(before.last());
        assertThat(uids(INBOX).count()).isEqualTo(6);
        assertThat(messages(INBOX).stream().map(StoredMessage::emailId).distinct())
                .hasSize(3);
    }

    @Test
    void aCopyOutlivesItsSourceAndItsFellows() throws IOException {
        long uid = append(INBOX, "m");
        Outcome.Copied copied = apply(copy(INBOX, UidSet.of(uid), INBOX)).outcome(0, Outcome.Copied.class);
        apply(copy(INBOX, UidSet.of(uid), WORK));
        apply(expunge(INBOX, uid));
        assertReadable(INBOX, copied.targetUids().first());
        apply(expunge(INBOX, copied.targetUids().first()));
        assertReadable(WORK, uids(WORK).first());
    }

    private void assertReadable(MailboxName mailbox, long uid) throws IOException {
        try (MailboxReader reader = open(mailbox)) {
            Content content = reader.content(message(mailbox, uid).emailId()).orElseThrow();
            assertThat(content.bytes(0, (int) content.size()))
                    .isEqualTo(TestMessages.content("m").bytes(0, (int) content.size()));
        }
    }

    @Test
    void aMoveIsOneChangeInBothMailboxes() throws IOException {
        appendMany(INBOX, 4);
        UidSet all = uids(INBOX);
        List<StoredMessage> before = messages(INBOX);
        ModSeq told = highest(INBOX);
        ApplyResult.Applied applied = apply(move(INBOX, UidSet.ALL, WORK));
        assertThat(applied.outcome(0, Outcome.Copied.class).sourceUids()).isEqualTo(all);
        assertThat(messages(INBOX)).isEmpty();
        assertThat(messages(WORK)).extracting(StoredMessage::modSeq).containsOnly(applied.modSeq());
        assertThat(messages(WORK))
                .extracting(StoredMessage::emailId)
                .isEqualTo(before.stream().map(StoredMessage::emailId).toList());
        try (MailboxReader reader = open(INBOX)) {
            MailboxChanges changes = reader.changesSince(told, 100);
            assertThat(changes.vanished()).isEqualTo(all);
            assertThat(changes.upTo()).isEqualTo(applied.modSeq());
        }
    }

    @Test
    void aMoveOntoItselfGivesNewUids() throws IOException {
        appendMany(INBOX, 3);
        UidSet before = uids(INBOX);
        Outcome.Copied moved = apply(move(INBOX, UidSet.ALL, INBOX)).outcome(0, Outcome.Copied.class);
        assertThat(moved.sourceUids()).isEqualTo(before);
        assertThat(uids(INBOX)).isEqualTo(moved.targetUids());
        assertThat(moved.targetUids().first()).isGreaterThan(before.last());
        assertThat(info(INBOX).messages()).isEqualTo(3);
        assertThat(account.quota().messages()).isEqualTo(3);
    }

    @Test
    void missingMailboxesAreRefused() throws IOException {
        MailboxName nowhere = MailboxName.parse("Nowhere");
        append(INBOX, "m");
        assertThat(refusal(copy(INBOX, UidSet.ALL, nowhere))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
        assertThat(refusal(copy(nowhere, UidSet.ALL, INBOX))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
        assertThat(refusal(move(INBOX, UidSet.ALL, nowhere))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
        assertThat(info(INBOX).messages()).isEqualTo(1);
    }
}
