package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writers at the same time lose nothing and do nothing twice. */
public abstract class ConcurrencyContract extends StoreContract {

    @Test
    void appendsFromManyThreadsGetUidsOfTheirOwn() throws IOException {
        List<List<Long>> uids = Workers.run(8, number -> {
            List<Long> mine = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                mine.add(append(INBOX, number + "-" + i));
            }
            return mine;
        });
        assertThat(uids).allSatisfy(mine -> assertThat(mine).isSorted());
        assertThat(uids.stream().flatMap(List::stream).toList()).hasSize(800).doesNotHaveDuplicates();
        assertThat(uids(INBOX))
                .isEqualTo(UidSet.of(uids.stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .toArray()));
    }

    @Test
    void flagsOfManyWritersAreAllKept() throws IOException {
        appendMany(INBOX, 20);
        Workers.run(8, number -> {
            for (long uid : uids(INBOX).stream().toArray()) {
                apply(flags(INBOX, UidSet.of(uid), FlagMode.ADD, Flag.keyword("w" + number)));
            }
            apply(flags(INBOX, UidSet.ALL, FlagMode.ADD, Flag.keyword("gone" + number)));
            apply(flags(INBOX, UidSet.ALL, FlagMode.REMOVE, Flag.keyword("gone" + number)));
            return true;
        });
        Flags all = Flags.of(
                IntStream.range(0, 8).mapToObj(i -> Flag.keyword("w" + i)).toList());
        assertThat(messages(INBOX)).extracting(StoredMessage::flags).containsOnly(all);
    }

    @Test
    void aMessageIsEitherMovedOrExpunged() throws IOException {
        create(WORK);
        for (int round = 0; round < 100; round++) {
            long uid = append(INBOX, "m" + round);
            long inWork = info(WORK).messages();
            List<UidSet> gone = Workers.run(2, number -> {
                if (number == 0) {
                    return apply(move(INBOX, UidSet.of(uid), WORK))
                            .outcome(0, Outcome.Copied.class)
                            .sourceUids();
                }
                return apply(expunge(INBOX, uid))
                        .outcome(0, Outcome.Expunged.class)
                        .uids();
            });
            assertThat(gone).containsExactlyInAnyOrder(UidSet.of(uid), UidSet.EMPTY);
            assertThat(info(WORK).messages()).isEqualTo(inWork + gone.get(0).count());
        }
        assertThat(info(INBOX).messages()).isZero();
        assertThat(account.quota().messages()).isEqualTo(info(WORK).messages());
    }

    @Test
    void aMessageIsExpungedOnce() throws IOException {
        appendMany(INBOX, 200);
        List<Long> counts = Workers.run(4, number -> {
            long count = 0;
            for (long uid : UidSet.range(1, info(INBOX).uidNext()).stream().toArray()) {
                count += apply(expunge(INBOX, uid))
                        .outcome(0, Outcome.Expunged.class)
                        .uids()
                        .count();
            }
            return count;
        });
        assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(200);
    }

    @Test
    void deliveryByIdFollowsTheMailboxThroughItsRenames() throws IOException {
        MailboxRef id = MailboxRef.of(create(WORK).id());
        MailboxName other = MailboxName.parse("Job/Old");
        Command.Append append = TestMessages.append(WORK, "m");
        Command.Append byId = new Command.Append(
                id, append.content(), append.summary(), append.flags(), append.internalDate(), append.deliveryKey());
        Workers.run(3, number -> {
            for (int i = 0; i < 100; i++) {
                if (number > 0) {
                    apply(byId);
                } else {
                    apply(new Command.RenameMailbox(i % 2 == 0 ? WORK : other, i % 2 == 0 ? other : WORK));
                }
            }
            return true;
        });
        assertThat(info(WORK).messages()).isEqualTo(200);
    }

    @Test
    void deliveryByNameIsDoneOrRefusedWhileTheMailboxIsRenamed() throws IOException {
        create(WORK);
        MailboxName other = MailboxName.parse("Job");
        List<Integer> done = Workers.run(3, number -> {
            int delivered = 0;
            for (int i = 0; i < 100; i++) {
                if (number == 0) {
                    apply(new Command.RenameMailbox(i % 2 == 0 ? WORK : other, i % 2 == 0 ? other : WORK));
                } else {
                    ApplyResult result = account.apply(List.of(TestMessages.append(WORK, "m")));
                    delivered += result instanceof ApplyResult.Applied ? 1 : 0;
                    assertThat(result instanceof ApplyResult.Applied
                                    || result.equals(new ApplyResult.Refused(0, Refusal.NO_SUCH_MAILBOX)))
                            .isTrue();
                }
            }
            return delivered;
        });
        assertThat(info(WORK).messages())
                .isEqualTo(done.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void aDeliveryKeyIsDeliveredOnceHoweverManyTry() throws IOException {
        for (int round = 0; round < 20; round++) {
            Command.Append keyed = TestMessages.keyed(TestMessages.append(INBOX, "m"), "key-" + round);
            List<Outcome.Appended> outcomes =
                    Workers.run(4, number -> apply(keyed).outcome(0, Outcome.Appended.class));
            assertThat(outcomes).filteredOn(outcome -> !outcome.duplicate()).hasSize(1);
            assertThat(outcomes)
                    .extracting(Outcome.Appended::uid)
                    .containsOnly(outcomes.get(0).uid());
        }
        assertThat(info(INBOX).messages()).isEqualTo(20);
    }

    @Test
    void aReaderThatRestsHoldsUpNobody() throws IOException {
        appendMany(INBOX, 50);
        long first = uids(INBOX).first();
        try (MailboxReader resting = open(INBOX)) {
            resting.snapshot();
            resting.messages(UidSet.ALL, 0, 10, MailboxReader.Detail.SUMMARY);
            Workers.run(2, number -> {
                for (int i = 0; i < 20; i++) {
                    append(INBOX, number + "-" + i);
                    apply(expunge(INBOX, first + i));
                }
                return true;
            });
            assertThat(messages(resting)).hasSize(90);
        }
    }
}
