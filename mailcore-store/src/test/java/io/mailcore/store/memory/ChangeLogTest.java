package io.mailcore.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.testkit.store.TestMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
    private static final Content CONTENT = TestMessages.content("m");
    private static final Email EMAIL = new Email(1, new Body.Heap(CONTENT), new byte[0], TestMessages.ARRIVED);

    /** Who changes every other message, a different half each time, must not make the log grow without end. */
    @Test
    void listsNoMoreThanTwiceTheMessagesOfTheMailbox() {
        long seed = 11;
        Random random = new Random(seed);
        LongTrie<Message> messages = LongTrie.empty();
        ChangeLog log = ChangeLog.EMPTY;
        List<Message> all = new ArrayList<>();
        for (long uid = 1; uid <= 400; uid++) {
            Message message = new Message(uid, 1, EMAIL, Flags.NONE, 0);
            all.add(message);
            messages = messages.with(uid, message);
        }
        log = log.plus(1, all);
        for (long modSeq = 2; modSeq < 400; modSeq++) {
            List<Message> touched = new ArrayList<>();
            for (long uid = 1; uid <= 400; uid++) {
                Message old = messages.find(uid).orElseThrow();
                if (random.nextBoolean()) {
                    Message now = old.withFlags(Flags.NONE, modSeq);
                    messages = messages.with(uid, now);
                    log = log.minus(old.modSeq(), messages);
                    touched.add(now);
                }
            }
            log = log.plus(modSeq, touched);
            assertThat(listed(log)).as("seed %d, MODSEQ %d", seed, modSeq).isBetween(400L, 1_200L);
            assertThat(log.since(0, Integer.MAX_VALUE, messages).messages()).hasSize(400);
        }
    }

    private static long listed(ChangeLog log) {
        List<Long> counts = new ArrayList<>();
        log.entries()
                .walk(
                        0,
                        Long.MAX_VALUE,
                        (modSeq, entry) -> counts.add(
                                entry instanceof ChangeLog.Batch batch
                                        ? batch.uids().count()
                                        : 1L));
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void forgetsACommitWithItsLastMessage() {
        Message one = new Message(1, 1, EMAIL, Flags.NONE, 0);
        Message two = new Message(2, 1, EMAIL, Flags.NONE, 0);
        LongTrie<Message> messages = LongTrie.<Message>empty().with(1, one).with(2, two);
        ChangeLog log = ChangeLog.EMPTY.plus(1, List.of(one, two));
        messages = messages.without(1);
        log = log.minus(1, messages);
        assertThat(UidSet.of(uid(log, messages))).isEqualTo(UidSet.of(2));
        log = log.minus(1, messages.without(2));
        assertThat(log.entries().isEmpty()).isTrue();
    }

    private static long uid(ChangeLog log, LongTrie<Message> messages) {
        return log.since(0, 10, messages).messages().get(0).uid();
    }
}
