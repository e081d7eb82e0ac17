package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.Refusal;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a store does at its limits. Its fixture opens stores of just ten mailboxes an account and as many subscriptions,
 * ten keywords a mailbox, messages of ten thousand octets, and a record of ten ranges of expunged UIDs a mailbox.
 */
public abstract class LimitsContract extends StoreContract {
    private static final int LIMIT = 10;

    @Test
    void mailboxesBeyondTheLimitAreRefused() throws IOException {
        for (int i = 1; i < LIMIT; i++) {
            create(MailboxName.parse("m" + i));
        }
        assertThat(refusal(new Command.CreateMailbox(WORK, Set.of(), false))).isEqualTo(Refusal.LIMIT);
        apply(delete(MailboxName.parse("m1")));
        create(WORK);
    }

    @Test
    void subscriptionsBeyondTheLimitAreRefused() throws IOException {
        for (int i = 0; i < LIMIT; i++) {
            apply(new Command.Subscribe(MailboxName.parse("m" + i)));
        }
        apply(new Command.Subscribe(MailboxName.parse("m1")));
        assertThat(refusal(new Command.Subscribe(WORK))).isEqualTo(Refusal.LIMIT);
    }

    @Test
    void keywordsBeyondTheLimitAreRefused() throws IOException {
        long uid = append(INBOX, "m");
        for (int i = 0; i < LIMIT; i++) {
            apply(flags(INBOX, UidSet.of(uid), FlagMode.ADD, Flag.keyword("k" + i)));
        }
        assertThat(refusal(flags(INBOX, UidSet.of(uid), FlagMode.ADD, Flag.keyword("k10"))))
                .isEqualTo(Refusal.LIMIT);
        assertThat(refusal(TestMessages.append(INBOX, "n", Flag.keyword("k10"))))
                .isEqualTo(Refusal.LIMIT);
        apply(flags(INBOX, UidSet.of(uid), FlagMode.REPLACE, Flag.keyword("k10"), Flag.keyword("k1")));
        assertThat(message(INBOX, uid).flags().keywords()).hasSize(2);
    }

    @Test
    void copiesCarryNoKeywordsBeyondTheLimit() throws IOException {
        create(WORK);
        for (int i = 0; i < LIMIT; i++) {
            append(WORK, "m", Flag.keyword("k" + i));
        }
        append(INBOX, "m", Flag.keyword("k10"));
        assertThat(refusal(copy(INBOX, UidSet.ALL, WORK))).isEqualTo(Refusal.LIMIT);
        assertThat(info(WORK).messages()).isEqualTo(LIMIT);
    }

    @Test
    void messagesBeyondTheLimitAreRefused() throws IOException {
        apply(TestMessages.append(INBOX, Content.of(new byte[10_000]), "fits"));
        assertThat(refusal(TestMessages.append(INBOX, Content.of(new byte[10_001]), "does not")))
                .isEqualTo(Refusal.LIMIT);
    }

    @Test
    void removalsOffTheRecordAreToldAsEverythingThatIsNotThere() throws IOException {
        appendMany(INBOX, 60);
        UidSet all = uids(INBOX);
        ModSeq begin = highest(INBOX);
        UidSet removed = all.filter(uid -> uid % 2 == 0);
        for (long uid : removed.stream().toArray()) {
            apply(expunge(INBOX, uid));
        }
        ModSeq end = highest(INBOX);
        MailboxChanges early = since(begin);
        assertThat(early.complete()).isFalse();
        assertThat(early.vanished().intersect(all)).isEqualTo(removed);
        assertThat(early.vanished())
                .isEqualTo(UidSet.range(1, info(INBOX).uidNext() - 1)
                        .filter(uid -> !uids(all, removed).contains(uid)));
        apply(expunge(INBOX, all.first() | 1));
        MailboxChanges late = since(end);
        assertThat(late.complete()).isTrue();
        assertThat(late.vanished().count()).isEqualTo(1);
    }

    private static UidSet uids(UidSet all, UidSet removed) {
        return all.filter(uid -> !removed.contains(uid));
    }

    @Test
    void aLargeRemovalIsOnRecordUntilTheNext() throws IOException {
        appendMany(INBOX, 60);
        UidSet odd = uids(INBOX).filter(uid -> uid % 2 == 1);
        ModSeq begin = highest(INBOX);
        apply(expunge(INBOX, odd.stream().toArray()));
        MailboxChanges changes = since(begin);
        assertThat(changes.vanished().intersect(odd)).isEqualTo(odd);
        assertThat(changes.vanished().intersect(uids(INBOX)).isEmpty()).isTrue();
    }

    private MailboxChanges since(ModSeq modSeq) throws IOException {
        try (MailboxReader reader = open(INBOX)) {
            return reader.changesSince(modSeq, 1000);
        }
    }
}
