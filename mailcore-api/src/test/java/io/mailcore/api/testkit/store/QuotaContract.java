package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.Quota;
import io.mailcore.api.store.QuotaLimits;
import io.mailcore.api.store.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Limits hold inside the commit: nothing exceeds them, however many try at once. */
public abstract class QuotaContract extends StoreContract {
    private static final long SIZE = TestMessages.content("m").size();

    @Test
    void thereIsNoLimitAtFirst() throws IOException {
        append(INBOX, "m");
        assertThat(account.quota()).isEqualTo(new Quota(QuotaLimits.NONE, SIZE, 1));
    }

    @Test
    void theLastOctetFitsAndTheNextDoesNot() throws IOException {
        limit(new QuotaLimits(OptionalLong.of(2 * SIZE), OptionalLong.empty()));
        append(INBOX, "m");
        append(INBOX, "m");
        assertThat(refusal(TestMessages.append(INBOX, "m"))).isEqualTo(Refusal.OVER_QUOTA);
        assertThat(account.quota().octets()).isEqualTo(2 * SIZE);
        assertThat(info(INBOX).messages()).isEqualTo(2);
    }

    @Test
    void theLimitOfMessagesCountsAllMailboxes() throws IOException {
        create(WORK);
        limit(new QuotaLimits(OptionalLong.empty(), OptionalLong.of(2)));
        append(INBOX, "m");
        append(WORK, "m");
        assertThat(refusal(TestMessages.append(INBOX, "m"))).isEqualTo(Refusal.OVER_QUOTA);
        assertThat(refusal(copy(INBOX, UidSet.ALL, WORK))).isEqualTo(Refusal.OVER_QUOTA);
    }

    @Test
    void aBatchOverQuotaFailsWhole() throws IOException {
        limit(QuotaLimits.of(Long.MAX_VALUE, 3));
        append(INBOX, "m");
        assertThat(refusal(
                        TestMessages.append(INBOX, "m"),
                        TestMessages.append(INBOX, "m"),
                        TestMessages.append(INBOX, "m")))
                .isEqualTo(Refusal.OVER_QUOTA);
        assertThat(account.quota().messages()).isEqualTo(1);
        append(INBOX, "m");
        append(INBOX, "m");
    }

    @Test
    void copiesCountAndMovesDoNot() throws IOException {
        create(WORK);
        append(INBOX, "m");
        append(INBOX, "m");
        limit(QuotaLimits.of(3 * SIZE, 100));
        assertThat(refusal(copy(INBOX, UidSet.ALL, WORK))).isEqualTo(Refusal.OVER_QUOTA);
        assertThat(info(WORK).messages()).isZero();
        limit(QuotaLimits.of(2 * SIZE, 2));
        apply(move(INBOX, UidSet.ALL, WORK));
        assertThat(account.quota().octets()).isEqualTo(2 * SIZE);
    }

    @Test
    void removalsMakeRoom() throws IOException {
        create(WORK);
        limit(QuotaLimits.of(2 * SIZE, 2));
        long uid = append(INBOX, "m");
        append(WORK, "m");
        try (MailboxReader holding = open(INBOX)) {
            holding.snapshot();
            apply(expunge(INBOX, uid), TestMessages.append(INBOX, "m"));
            apply(delete(WORK), TestMessages.append(INBOX, "m"));
            assertThat(account.quota().messages()).isEqualTo(2);
        }
        assertThat(account.quota().octets()).isEqualTo(2 * SIZE);
    }

    @Test
    void aLowerLimitKeepsWhatIsThere() throws IOException {
        append(INBOX, "m");
        append(INBOX, "m");
        limit(QuotaLimits.of(1, 1));
        assertThat(info(INBOX).messages()).isEqualTo(2);
        assertThat(refusal(TestMessages.append(INBOX, "m"))).isEqualTo(Refusal.OVER_QUOTA);
        limit(QuotaLimits.NONE);
        append(INBOX, "m");
    }

    @Test
    void ofManyAppendsAtOnceOnlyTheOneThatFitsIsDone() throws IOException {
        for (int round = 0; round < 20; round++) {
            long held = account.quota().messages();
            limit(QuotaLimits.of(Long.MAX_VALUE, held + 1));
            List<Boolean> done = Workers.run(
                    8, i -> account.apply(List.of(TestMessages.append(INBOX, "m"))) instanceof ApplyResult.Applied);
            assertThat(done).containsOnlyOnce(true);
            assertThat(account.quota().messages()).isEqualTo(held + 1);
        }
    }

    private void limit(QuotaLimits limits) throws IOException {
        apply(new Command.SetQuota(limits));
        assertThat(account.quota().limits()).isEqualTo(limits);
    }
}
