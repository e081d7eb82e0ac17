package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MailboxSnapshot;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Flags are added, taken away and replaced inside the commit; what does not change keeps its MODSEQ. */
public abstract class FlagsContract extends StoreContract {
    private static final Flag FORWARDED = Flag.keyword("$Forwarded");

    @Test
    void flagsAreAddedRemovedAndReplaced() throws IOException {
        long uid = append(INBOX, "m", Flag.SEEN);
        apply(flags(INBOX, UidSet.of(uid), FlagMode.ADD, Flag.FLAGGED, FORWARDED));
        assertThat(message(INBOX, uid).flags()).isEqualTo(Flags.of(Flag.SEEN, Flag.FLAGGED, FORWARDED));
        apply(flags(INBOX, UidSet.of(uid), FlagMode.REMOVE, Flag.SEEN, Flag.DRAFT));
        assertThat(message(INBOX, uid).flags()).isEqualTo(Flags.of(Flag.FLAGGED, FORWARDED));
        apply(flags(INBOX, UidSet.of(uid), FlagMode.REPLACE, Flag.ANSWERED));
        assertThat(message(INBOX, uid).flags()).isEqualTo(Flags.of(Flag.ANSWERED));
        apply(flags(INBOX, UidSet.of(uid), FlagMode.REPLACE));
        assertThat(message(INBOX, uid).flags()).isEqualTo(Flags.NONE);
    }

    @Test
    void aChangeRaisesTheModSeqOfTheMessagesThatChangedOnly() throws IOException {
        long seen = append(INBOX, "seen", Flag.SEEN);
        long unseen = append(INBOX, "unseen");
        ModSeq before = message(INBOX, seen).modSeq();
        ModSeq changed =
                apply(flags(INBOX, UidSet.ALL, FlagMode.ADD, Flag.SEEN)).modSeq();
        assertThat(message(INBOX, seen).modSeq()).isEqualTo(before);
        assertThat(message(INBOX, unseen).modSeq()).isEqualTo(changed).isEqualTo(highest(INBOX));
    }

    @Test
    void aChangeThatChangesNothingKeepsAllModSeqs() throws IOException {
        long uid = append(INBOX, "m", Flag.SEEN, FORWARDED);
        ModSeq mailbox = highest(INBOX);
        for (FlagMode mode : List.of(FlagMode.ADD, FlagMode.REPLACE)) {
            Outcome.FlagsStored stored = apply(flags(INBOX, UidSet.of(uid), mode, Flag.SEEN, FORWARDED))
                    .outcome(0, Outcome.FlagsStored.class);
            assertThat(stored.messages()).extracting(StoredMessage::modSeq).containsExactly(mailbox);
        }
        apply(flags(INBOX, UidSet.of(uid), FlagMode.REMOVE, Flag.DELETED));
        assertThat(message(INBOX, uid).modSeq()).isEqualTo(mailbox);
        assertThat(highest(INBOX)).isEqualTo(mailbox);
    }

    @Test
    void theOutcomeHasTheMessagesAsTheyAreNow() throws IOException {
        long first = append(INBOX, "first");
        long second = append(INBOX, "second", Flag.SEEN);
        Outcome.FlagsStored stored =
                apply(flags(INBOX, UidSet.ALL, FlagMode.ADD, Flag.SEEN)).outcome(0, Outcome.FlagsStored.class);
        assertThat(stored.messages()).extracting(m -> m.uid().value()).containsExactly(first, second);
        assertThat(stored.messages()).isEqualTo(messages(INBOX));
        assertThat(stored.modified().isEmpty()).isTrue();
    }

    @Test
    void unchangedSinceLeavesExactlyTheLaterChangedAlone() throws IOException {
        long old = append(INBOX, "old");
        long changed = append(INBOX, "changed");
        ModSeq since = highest(INBOX);
        apply(flags(INBOX, UidSet.of(changed), FlagMode.ADD, Flag.FLAGGED));
        long young = append(INBOX, "young");
        Outcome.FlagsStored stored = apply(unchangedSince(since, Flag.SEEN)).outcome(0, Outcome.FlagsStored.class);
        assertThat(stored.modified()).isEqualTo(UidSet.of(changed, young));
        assertThat(uids(stored.messages())).isEqualTo(UidSet.of(old));
        assertThat(message(INBOX, old).flags()).isEqualTo(Flags.of(Flag.SEEN));
        assertThat(message(INBOX, changed).flags()).isEqualTo(Flags.of(Flag.FLAGGED));
        assertThat(message(INBOX, young).flags()).isEqualTo(Flags.NONE);
    }

    @Test
    void unchangedSinceZeroChangesNothing() throws IOException {
        long uid = append(INBOX, "m");
        Outcome.FlagsStored stored =
                apply(unchangedSince(ModSeq.ZERO, Flag.SEEN)).outcome(0, Outcome.FlagsStored.class);
        assertThat(stored.modified()).isEqualTo(UidSet.of(uid));
        assertThat(stored.messages()).isEmpty();
        assertThat(message(INBOX, uid).flags()).isEqualTo(Flags.NONE);
    }

    private static Command.StoreFlags unchangedSince(ModSeq since, Flag flag) {
        return new Command.StoreFlags(
                MailboxRef.of(INBOX), UidSet.ALL, FlagMode.ADD, Flags.of(flag), Optional.of(since));
    }

    @Test
    void countersFollowTheFlags() throws IOException {
        append(INBOX, "one");
        append(INBOX, "two", Flag.SEEN);
        append(INBOX, "three", Flag.DELETED);
        assertCounters(2, 1);
        apply(flags(INBOX, UidSet.ALL, FlagMode.ADD, Flag.DELETED));
        assertCounters(2, 3);
        apply(flags(INBOX, UidSet.ALL, FlagMode.REPLACE, Flag.SEEN));
        assertCounters(0, 0);
        apply(flags(INBOX, UidSet.ALL, FlagMode.REMOVE, Flag.SEEN));
        assertCounters(3, 0);
    }

    private void assertCounters(long unseen, long deleted) throws IOException {
        MailboxInfo info = info(INBOX);
        assertThat(info.unseen()).as("unseen").isEqualTo(unseen);
        assertThat(info.deleted()).as("deleted").isEqualTo(deleted);
    }

    @Test
    void theSnapshotKnowsTheFirstUnseenAndTheKeywordsInUse() throws IOException {
        append(INBOX, "one", Flag.SEEN, FORWARDED);
        long unseen = append(INBOX, "two", Flag.keyword("invoice"));
        append(INBOX, "three");
        assertThat(snapshot().firstUnseen()).map(uid -> uid.value()).contains(unseen);
        assertThat(snapshot().keywords()).isEqualTo(Flags.of(FORWARDED, Flag.keyword("invoice")));
        apply(flags(INBOX, UidSet.ALL, FlagMode.ADD, Flag.SEEN), flags(INBOX, UidSet.ALL, FlagMode.REMOVE, FORWARDED));
        assertThat(snapshot().firstUnseen()).isEmpty();
        assertThat(snapshot().keywords()).isEqualTo(Flags.of(Flag.keyword("invoice")));
        apply(expunge(INBOX, unseen));
        assertThat(snapshot().keywords()).isEqualTo(Flags.NONE);
    }

    private MailboxSnapshot snapshot() throws IOException {
        try (MailboxReader reader = open(INBOX)) {
            return reader.snapshot().orElseThrow();
        }
    }

    @Test
    void keywordsDifferInMoreThanCase() throws IOException {
        long uid = append(INBOX, "m", Flag.keyword("Invoice"));
        ModSeq before = highest(INBOX);
        apply(flags(INBOX, UidSet.of(uid), FlagMode.ADD, Flag.keyword("INVOICE")));
        assertThat(highest(INBOX)).isEqualTo(before);
        apply(flags(INBOX, UidSet.of(uid), FlagMode.REMOVE, Flag.keyword("invoice")));
        assertThat(message(INBOX, uid).flags()).isEqualTo(Flags.NONE);
    }

    @Test
    void manyKeywordsFitInAMailbox() throws IOException {
        List<Flag> keywords = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            keywords.add(Flag.keyword("k" + i));
        }
        long uid = append(INBOX, "m");
        apply(flags(INBOX, UidSet.of(uid), FlagMode.ADD, keywords.toArray(new Flag[0])));
        assertThat(message(INBOX, uid).flags()).isEqualTo(Flags.of(keywords));
        assertThat(snapshot().keywords()).isEqualTo(Flags.of(keywords));
    }

    @Test
    void flagsOfAMissingMailboxAreRefused() throws IOException {
        assertThat(refusal(flags(WORK, UidSet.ALL, FlagMode.ADD, Flag.SEEN))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
    }
}
