package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Asking for the changes since a MODSEQ tells all of them and nothing else. */
public abstract class ChangeFeedContract extends StoreContract {

    @Test
    void nothingHasHappenedSinceNow() throws IOException {
        append(INBOX, "m");
        MailboxChanges changes = since(highest(INBOX), 10);
        assertThat(changes.changed()).isEmpty();
        assertThat(changes.vanished().isEmpty()).isTrue();
        assertThat(changes.complete()).isTrue();
        assertThat(changes.more()).isFalse();
        assertThat(changes.mailboxDeleted()).isFalse();
        assertThat(changes.upTo()).isEqualTo(highest(INBOX));
    }

    @Test
    void newChangedAndRemovedMessagesAreTold() throws IOException {
        append(INBOX, "untouched");
        long changed = append(INBOX, "changed");
        long removed = append(INBOX, "removed");
        ModSeq since = highest(INBOX);
        apply(flags(INBOX, UidSet.of(changed), FlagMode.ADD, Flag.SEEN));
        apply(expunge(INBOX, removed));
        long added = append(INBOX, "added");
        MailboxChanges changes = since(since, 10);
        assertThat(uids(changes.changed())).isEqualTo(UidSet.of(changed, added));
        assertThat(changes.vanished()).isEqualTo(UidSet.of(removed));
        assertThat(changes.complete()).isTrue();
        assertThat(changes.changed()).allMatch(m -> m.summary().isEmpty() && !m.expunged());
        assertThat(changes.changed())
                .isEqualTo(messages(INBOX).stream()
                        .filter(m -> m.modSeq().isAfter(since))
                        .toList());
    }

    @Test
    void changesComeInUidOrderWhateverTheirModSeq() throws IOException {
        appendMany(INBOX, 5);
        UidSet all = uids(INBOX);
        ModSeq since = highest(INBOX);
        for (long uid = all.last(); uid >= all.first(); uid--) {
            apply(flags(INBOX, UidSet.of(uid), FlagMode.ADD, Flag.SEEN));
        }
        assertThat(since(since, 10).changed().stream().map(m -> m.uid().value()))
                .isEqualTo(all.stream().boxed().toList());
    }

    @Test
    void fromTheBeginEverythingIsTold() throws IOException {
        appendMany(INBOX, 10);
        MailboxChanges changes = since(ModSeq.ZERO, 100);
        assertThat(uids(changes.changed())).isEqualTo(uids(INBOX));
    }

    @Test
    void limitedAnswersAddUpToAll() throws IOException {
        for (int i = 0; i < 20; i++) {
            append(INBOX, "m" + i);
        }
        apply(expunge(INBOX, uids(INBOX).first(), uids(INBOX).last()));
        UidSet.Builder told = UidSet.builder();
        UidSet.Builder vanished = UidSet.builder();
        ModSeq since = ModSeq.ZERO;
        boolean more = true;
        for (int turn = 0; more; turn++) {
            MailboxChanges changes = since(since, 3);
            assertThat(changes.changed()).hasSizeLessThanOrEqualTo(3);
            assertThat(turn).as("turns").isLessThan(20);
            changes.changed().forEach(m -> told.add(m.uid().value()));
            changes.vanished().stream().forEach(vanished::add);
            assertThat(changes.upTo().isAfter(since)).isTrue();
            since = changes.upTo();
            more = changes.more();
        }
        assertThat(told.build()).isEqualTo(uids(INBOX));
        assertThat(vanished.build().count()).isEqualTo(2);
        assertThat(since).isEqualTo(highest(INBOX));
    }

    @Test
    void aCommitIsNeverCutInTwo() throws IOException {
        append(INBOX, "before");
        appendMany(INBOX, 50);
        append(INBOX, "after");
        MailboxChanges first = since(ModSeq.ZERO, 10);
        assertThat(first.changed()).hasSize(1);
        MailboxChanges second = since(first.upTo(), 10);
        assertThat(second.changed()).hasSize(50);
        assertThat(second.changed().stream().map(StoredMessage::modSeq).distinct())
                .hasSize(1);
        assertThat(second.more()).isTrue();
        assertThat(since(second.upTo(), 10).changed()).hasSize(1);
    }

    @Test
    void manyChangesOfTheSameMessagesAreToldOnce() throws IOException {
        appendMany(INBOX, 30);
        ModSeq since = highest(INBOX);
        for (int i = 0; i < 30; i++) {
            UidSet some = uids(INBOX).filter(uid -> uid % 3 != 0);
            apply(flags(INBOX, some, i % 2 == 0 ? FlagMode.ADD : FlagMode.REMOVE, Flag.FLAGGED));
        }
        MailboxChanges changes = since(since, 100);
        assertThat(uids(changes.changed())).isEqualTo(uids(INBOX).filter(uid -> uid % 3 != 0));
        assertThat(changes.changed()).extracting(StoredMessage::modSeq).containsOnly(highest(INBOX));
    }

    @Test
    void whatCameAndWentInBetweenIsVanishedOrNotNamed() throws IOException {
        ModSeq since = highest(INBOX);
        long uid = append(INBOX, "m");
        apply(expunge(INBOX, uid));
        MailboxChanges changes = since(since, 10);
        assertThat(changes.changed()).isEmpty();
        assertThat(changes.vanished().filter(v -> v != uid).isEmpty()).isTrue();
    }

    @Test
    void removalsOfOneBatchAreToldTogether() throws IOException {
        appendMany(INBOX, 6);
        UidSet all = uids(INBOX);
        ModSeq since = highest(INBOX);
        apply(
                new Command.Expunge(MailboxRef.of(INBOX), all.filter(uid -> uid % 2 == 0), false),
                new Command.Expunge(MailboxRef.of(INBOX), all.filter(uid -> uid % 2 == 1), false));
        assertThat(since(since, 10).vanished()).isEqualTo(all);
    }

    private MailboxChanges since(ModSeq modSeq, int limit) throws IOException {
        try (MailboxReader reader = open(INBOX)) {
            return reader.changesSince(modSeq, limit);
        }
    }
}
