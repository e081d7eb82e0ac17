package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.ThreadId;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MailboxViewTest {
    private final MailboxView view = new MailboxView(UidSet.of(3, 5, 8, 9), ModSeq.of(10));

    @Test
    void numbersMessagesInTheOrderOfTheirUids() {
        assertThat(view.messages()).isEqualTo(4);
        assertThat(view.uid(3)).isEqualTo(8);
        assertThat(view.sequence(9)).isEqualTo(4);
        assertThat(view.sequence(4)).isZero();
        assertThat(view.uids(2, 3)).isEqualTo(UidSet.of(5, 8));
    }

    @Test
    void keepsNumbersUntilExpungesAreTold() {
        view.absorb(gone(11, 3, 8));

        assertThat(view.messages()).isEqualTo(4);
        assertThat(view.sequence(9)).isEqualTo(4);
        assertThat(view.takeExpunged(100)).containsExactly(1, 2);
        assertThat(view.messages()).isEqualTo(2);
        assertThat(view.sequence(9)).isEqualTo(2);
    }

    @Test
    void tellsExpungesInPiecesWhoseNumbersAgree() {
        view.absorb(gone(11, 3, 5, 9));

        assertThat(view.takeExpunged(2)).containsExactly(1, 1);
        assertThat(view.expunged()).isEqualTo(UidSet.of(9));
        assertThat(view.takeExpunged(2)).containsExactly(2);
        assertThat(view.uid(1)).isEqualTo(8);
    }

    @Test
    void doesNotCountNewMessagesBeforeTheyAreAnnounced() {
        view.absorb(changed(11, 10, 11));

        assertThat(view.messages()).isEqualTo(4);
        assertThat(view.sequence(10)).isZero();
        assertThat(view.announce()).isTrue();
        assertThat(view.messages()).isEqualTo(6);
        assertThat(view.announce()).isFalse();
    }

    @Test
    void forgetsMessagesThatComeAndGoUnannounced() {
        view.absorb(changed(11, 10, 11));
        view.absorb(gone(12, 10));
        view.announce();

        assertThat(view.messages()).isEqualTo(5);
        assertThat(view.uid(5)).isEqualTo(11);
        assertThat(view.takeExpunged(10)).isEmpty();
    }

    @Test
    void tellsFlagsThatOthersChanged() {
        view.absorb(changed(11, 5, 9));

        assertThat(view.takeChangedFlags()).isEqualTo(UidSet.of(5, 9));
        assertThat(view.takeChangedFlags()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void keepsSilentAboutItsOwnChanges() {
        view.ownFlags(ModSeq.of(11), UidSet.of(5));
        view.absorb(changed(11, 5));

        assertThat(view.takeChangedFlags()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void tellsWhatOthersChangeAfterItsOwnChange() {
        view.ownFlags(ModSeq.of(11), UidSet.of(5));
        view.absorb(changed(12, 5));

        assertThat(view.takeChangedFlags()).isEqualTo(UidSet.of(5));
    }

    @Test
    void doesNotTellFlagsOfMessagesThatAreGone() {
        view.absorb(changed(11, 5));
        view.absorb(gone(12, 5));

        assertThat(view.takeChangedFlags()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void takesRemovalsOfUidsItNeverKnew() {
        view.absorb(new MailboxChanges(ModSeq.of(11), List.of(), UidSet.range(1, 8), false, false, false));

        assertThat(view.takeExpunged(10)).containsExactly(1, 1, 1);
        assertThat(view.uid(1)).isEqualTo(9);
    }

    @Test
    void marksMessagesAsRecentFromAClaimOn() {
        view.claimRecent(8);

        assertThat(view.recent()).isEqualTo(2);
        assertThat(view.isRecent(8)).isTrue();
        assertThat(view.isRecent(5)).isFalse();

        view.absorb(gone(11, 8));
        view.takeExpunged(10);
        assertThat(view.recent()).isEqualTo(1);
    }

    @Test
    void agreesWithAListThatIsRewrittenEachTime() {
        for (long seed = 1; seed <= 200; seed++) {
            compareWithList(new Random(seed), "seed " + seed);
        }
    }

    private static void compareWithList(Random random, String how) {
        MailboxView view = new MailboxView(UidSet.EMPTY, ModSeq.ZERO);
        List<Long> store = new ArrayList<>();
        List<Long> client = new ArrayList<>();
        long next = 1;
        for (int step = 1; step <= 200; step++) {
            int choice = random.nextInt(4);
            if (choice == 0) {
                store.add(next);
                view.absorb(changed(step, next++));
            } else if (choice == 1 && !store.isEmpty()) {
                view.absorb(gone(step, store.remove(random.nextInt(store.size()))));
            } else if (choice == 2) {
                for (int sequence : view.takeExpunged(1 + random.nextInt(3))) {
                    client.remove(sequence - 1);
                }
            } else if (view.announce()) {
                store.stream()
                        .filter(uid -> client.isEmpty() || uid > last(client))
                        .forEach(client::add);
            }
            assertThat(LongStream.rangeClosed(1, view.messages()).map(n -> view.uid((int) n)))
                    .as("%s, step %d", how, step)
                    .containsExactlyElementsOf(client);
        }
    }

    private static long last(List<Long> uids) {
        return uids.get(uids.size() - 1);
    }

    private static MailboxChanges gone(long modSeq, long... uids) {
        return new MailboxChanges(ModSeq.of(modSeq), List.of(), UidSet.of(uids), true, false, false);
    }

    private static MailboxChanges changed(long modSeq, long... uids) {
        List<StoredMessage> messages =
                LongStream.of(uids).mapToObj(uid -> message(uid, modSeq)).toList();
        return new MailboxChanges(ModSeq.of(modSeq), messages, UidSet.EMPTY, true, false, false);
    }

    private static StoredMessage message(long uid, long modSeq) {
        return new StoredMessage(
                Uid.of(uid),
                ModSeq.of(modSeq),
                EmailId.of("e" + uid),
                ThreadId.of("t" + uid),
                Flags.NONE,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                Optional.empty(),
                false);
    }
}
