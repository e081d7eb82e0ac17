package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.MailboxSnapshot;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * While many write, watchers look: no message ever appears below a UID that was seen before it, none with a MODSEQ that
 * was passed before, and everything seen at once is from one moment.
 */
public abstract class VisibilityContract extends StoreContract {
    private static final int WRITERS = 8;
    private static final int WATCHERS = 2;
    private static final int APPENDS = 250;

    @Test
    void noMessageAppearsBelowOneThatWasSeen() throws IOException {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Long> looks = Workers.run(WRITERS + WATCHERS, number -> {
            if (number < WRITERS) {
                return write(writing, number);
            }
            return number % 2 == 0 ? watchPages(writing) : watchChanges(writing);
        });
        assertThat(looks).allMatch(count -> count > 0);
        assertThat(info(INBOX).messages()).isEqualTo((long) WRITERS * APPENDS);
    }

    private long write(AtomicInteger writing, int number) throws IOException {
        try {
            for (int i = 0; i < APPENDS; i++) {
                append(INBOX, number + "-" + i);
            }
            return APPENDS;
        } finally {
            writing.decrementAndGet();
        }
    }

    private long watchPages(AtomicInteger writing) throws IOException {
        long looks = 0;
        long seenUid = 0;
        long known = 0;
        try (MailboxReader reader = open(INBOX)) {
            for (boolean last = false; !last; looks++) {
                last = writing.get() == 0;
                List<StoredMessage> above = reader.messages(UidSet.ALL, seenUid, 10_000, Detail.BASIC);
                known += above.size();
                seenUid = above.isEmpty()
                        ? seenUid
                        : above.get(above.size() - 1).uid().value();
                // Had one come in below, there would now be more up to there than were counted as they appeared.
                List<StoredMessage> upTo =
                        reader.messages(UidSet.range(1, Math.max(1, seenUid)), 0, 10_000, Detail.BASIC);
                assertThat(upTo).as("messages up to UID %d", seenUid).hasSize((int) known);
            }
        }
        return looks;
    }

    private long watchChanges(AtomicInteger writing) throws IOException {
        long looks = 0;
        ModSeq told = ModSeq.ZERO;
        long highestUid = 0;
        try (MailboxReader reader = open(INBOX)) {
            for (boolean last = false; !last; looks++) {
                last = writing.get() == 0;
                ModSeq since = told;
                MailboxChanges changes = reader.changesSince(since, 10_000);
                for (StoredMessage message : changes.changed()) {
                    assertThat(message.modSeq().isAfter(since))
                            .as("MODSEQ of %s after %s", message, since)
                            .isTrue();
                    assertThat(message.uid().value()).as("UID of a new message").isGreaterThan(highestUid);
                    highestUid = message.uid().value();
                }
                told = changes.upTo();
                // What is there now but was not told has to be later.
                for (StoredMessage message : reader.messages(UidSet.ALL, highestUid, 10_000, Detail.BASIC)) {
                    assertThat(message.modSeq().isAfter(told))
                            .as("%s is after %s", message, told)
                            .isTrue();
                }
            }
        }
        return looks;
    }

    @Test
    void aSnapshotAgreesWithItself() throws IOException {
        create(WORK);
        AtomicInteger writing = new AtomicInteger(4);
        Workers.run(6, number -> number < 4 ? churn(writing, number) : lookAtSnapshots(writing));
    }

    private long churn(AtomicInteger writing, int number) throws IOException {
        try {
            for (int i = 0; i < 150; i++) {
                long uid = append(INBOX, number + "-" + i, i % 3 == 0 ? Flag.SEEN : Flag.FLAGGED);
                apply(flags(INBOX, UidSet.of(uid), FlagMode.ADD, i % 2 == 0 ? Flag.SEEN : Flag.DELETED));
                apply(i % 4 == 0 ? expunge(INBOX, uid) : move(INBOX, UidSet.of(uid), i % 4 == 1 ? WORK : INBOX));
            }
            return 1;
        } finally {
            writing.decrementAndGet();
        }
    }

    private long lookAtSnapshots(AtomicInteger writing) throws IOException {
        long uidNext = 0;
        try (MailboxReader reader = open(INBOX)) {
            for (boolean last = false; !last; ) {
                last = writing.get() == 0;
                MailboxSnapshot snapshot = reader.snapshot().orElseThrow();
                assertThat(snapshot.uids().count()).isEqualTo(snapshot.info().messages());
                assertThat(snapshot.uids().isEmpty()
                                || snapshot.uids().last() < snapshot.info().uidNext())
                        .as("UIDNEXT above all UIDs")
                        .isTrue();
                assertThat(snapshot.info().uidNext()).isGreaterThanOrEqualTo(uidNext);
                assertThat(snapshot.firstUnseen().isPresent())
                        .isEqualTo(snapshot.info().unseen() > 0);
                uidNext = snapshot.info().uidNext();
                List<StoredMessage> page = messages(reader);
                assertThat(page.stream()
                                .filter(m -> !m.expunged())
                                .map(m -> m.uid().value()))
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }
        return 1;
    }

    @Test
    void aPageIsFromOneMoment() throws IOException {
        appendMany(INBOX, 300);
        AtomicInteger writing = new AtomicInteger(2);
        Workers.run(4, number -> number < 2 ? flagAll(writing) : lookAtPages(writing));
    }

    private long flagAll(AtomicInteger writing) throws IOException {
        try {
            for (int i = 0; i < 150; i++) {
                apply(flags(INBOX, UidSet.ALL, i % 2 == 0 ? FlagMode.ADD : FlagMode.REMOVE, Flag.FLAGGED));
            }
            return 1;
        } finally {
            writing.decrementAndGet();
        }
    }

    /** Every commit gives all messages the same flags and MODSEQ, so every page has them all alike. */
    private long lookAtPages(AtomicInteger writing) throws IOException {
        try (MailboxReader reader = open(INBOX)) {
            for (boolean last = false; !last; ) {
                last = writing.get() == 0;
                List<StoredMessage> page = messages(reader);
                assertThat(page.stream().map(StoredMessage::modSeq).distinct()).hasSize(1);
                assertThat(page.stream().map(StoredMessage::flags).distinct()).hasSize(1);
            }
        }
        return 1;
    }

    @Test
    void aMovedMessageIsAlwaysInExactlyOneMailbox() throws IOException {
        create(WORK);
        append(INBOX, "wanderer");
        AtomicInteger moving = new AtomicInteger(1);
        Workers.run(3, number -> number == 0 ? wander(moving) : follow(moving));
    }

    private long wander(AtomicInteger moving) throws IOException {
        try {
            for (int i = 0; i < 500; i++) {
                Outcome.Copied moved = apply(i % 2 == 0 ? move(INBOX, UidSet.ALL, WORK) : move(WORK, UidSet.ALL, INBOX))
                        .outcome(0, Outcome.Copied.class);
                assertThat(moved.sourceUids().count()).isEqualTo(1);
            }
            return 1;
        } finally {
            moving.decrementAndGet();
        }
    }

    private long follow(AtomicInteger moving) throws IOException {
        for (boolean last = false; !last; ) {
            last = moving.get() == 0;
            // mailboxes() is from one moment, so both counters are.
            Map<String, Long> counts = new HashMap<>();
            account.mailboxes().forEach(info -> counts.put(info.name().toString(), info.messages()));
            assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
                    .as("places of the message: %s", counts)
                    .isEqualTo(1);
        }
        return 1;
    }
}
