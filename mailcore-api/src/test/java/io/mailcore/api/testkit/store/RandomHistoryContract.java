package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.MailboxSnapshot;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories, compared step by step with a model made of plain maps. A client that only ever asks for changes has
 * to end up with the same messages, whatever its limits and however seldom it asks.
 */
public abstract class RandomHistoryContract extends StoreContract {
    private static final int BATCHES = 250;

    /** What a client knows of a mailbox from its changes alone. */
    private final Map<String, Client> clients = new HashMap<>();

    private static final class Client {
        private ModSeq told = ModSeq.ZERO;
        private final TreeMap<Long, StoredMessage> messages = new TreeMap<>();
    }

    static Stream<Long> seeds() {
        String wanted = System.getProperty("mailcore.store.seed", "");
        if (!wanted.isEmpty()) {
            return Stream.of(Long.valueOf(wanted));
        }
        return LongStream.rangeClosed(1, Long.getLong("mailcore.store.histories", 20))
                .boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyStepIsAsInTheModel(long seed) throws IOException {
        Random random = new Random(seed);
        RandomCommands commands = new RandomCommands(random);
        ModelAccount model = new ModelAccount(info(INBOX));
        MailboxReader resting = open(INBOX);
        long restingTold = info(INBOX).highestModSeq().value();
        for (int step = 0; step < BATCHES; step++) {
            List<Command> batch = commands.batch(model);
            try {
                model = model.after(batch, account.apply(batch));
                assertInbox(model, resting, restingTold);
                if (random.nextInt(10) == 0) {
                    assertAll(model);
                    restingTold = Math.min(
                            restingTold + random.nextInt(20),
                            info(INBOX).highestModSeq().value());
                    resting.told(ModSeq.of(restingTold));
                }
                if (random.nextInt(6) == 0) {
                    synchronise(model, 1 + random.nextInt(10));
                }
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", step " + step + ", " + batch + ": " + e.getMessage(), e);
            }
        }
        resting.close();
        assertAll(model);
        synchronise(model, 1000);
    }

    private void assertInbox(ModelAccount model, MailboxReader resting, long told) throws IOException {
        ModelMailbox inbox = model.mailboxes.get(INBOX);
        assertThat(inbox).isNotNull();
        assertCounters(info(INBOX), inbox);
        List<StoredMessage> seen = messages(resting);
        UidSet held = inbox.leftSince(told);
        assertThat(uids(seen.stream().filter(StoredMessage::expunged).toList()))
                .as("held for the reader told %d", told)
                .isEqualTo(held);
        assertThat(uids(seen.stream().filter(m -> !m.expunged()).toList())).isEqualTo(ModelMailbox.uids(inbox.mails));
    }

    private void assertAll(ModelAccount model) throws IOException {
        assertThat(account.mailboxes().stream().map(MailboxInfo::name))
                .isEqualTo(List.copyOf(model.mailboxes.keySet()));
        assertThat(account.quota().messages()).isEqualTo(model.messages());
        assertThat(account.quota().octets())
                .isEqualTo(model.mailboxes.values().stream()
                        .mapToLong(ModelMailbox::octets)
                        .sum());
        for (Map.Entry<MailboxName, ModelMailbox> entry : model.mailboxes.entrySet()) {
            ModelMailbox expected = entry.getValue();
            assertThat(info(entry.getKey()).id()).isEqualTo(expected.made.id());
            assertThat(info(entry.getKey()).validity()).isEqualTo(expected.made.validity());
            try (MailboxReader reader = open(entry.getKey())) {
                MailboxSnapshot snapshot = reader.snapshot().orElseThrow();
                assertCounters(snapshot.info(), expected);
                assertThat(snapshot.uids()).isEqualTo(ModelMailbox.uids(expected.mails));
                assertThat(snapshot.keywords()).isEqualTo(expected.keywords());
                assertThat(messages(reader))
                        .allSatisfy(m -> ModelAccount.assertSame(
                                m, ModelAccount.mail(expected, m.uid().value())));
            }
        }
    }

    private static void assertCounters(MailboxInfo info, ModelMailbox expected) {
        assertThat(info.messages()).as("messages").isEqualTo(expected.mails.size());
        assertThat(info.unseen()).as("unseen").isEqualTo(expected.without(Flag.SEEN));
        assertThat(info.deleted()).as("deleted").isEqualTo(expected.mails.size() - expected.without(Flag.DELETED));
        assertThat(info.octets()).as("octets").isEqualTo(expected.octets());
        assertThat(info.recent()).as("recent").isEqualTo(expected.mails.size());
        assertThat(info.uidNext()).as("uidNext").isGreaterThan(expected.highestUid);
        assertThat(info.highestModSeq().value()).as("highestModSeq").isEqualTo(expected.highestModSeq);
    }

    private void synchronise(ModelAccount model, int limit) throws IOException {
        for (Map.Entry<MailboxName, ModelMailbox> entry : model.mailboxes.entrySet()) {
            ModelMailbox expected = entry.getValue();
            Client client = clients.computeIfAbsent(expected.made.id().value(), id -> new Client());
            try (MailboxReader reader = open(entry.getKey())) {
                assertMinimal(reader.changesSince(client.told, Integer.MAX_VALUE), client.told, expected);
                boolean more = true;
                while (more) {
                    more = step(client, reader.changesSince(client.told, limit));
                }
                assertThat(List.copyOf(client.messages.values()))
                        .isEqualTo(reader.messages(UidSet.ALL, 0, Integer.MAX_VALUE, Detail.BASIC));
            }
        }
    }

    private static void assertMinimal(MailboxChanges changes, ModSeq since, ModelMailbox expected) {
        assertThat(changes.more()).isFalse();
        assertThat(uids(changes.changed())).isEqualTo(expected.changedSince(since.value()));
        if (changes.complete()) {
            assertThat(changes.vanished()).isEqualTo(expected.leftSince(since.value()));
        }
    }

    private static boolean step(Client client, MailboxChanges changes) {
        changes.changed().forEach(m -> client.messages.put(m.uid().value(), m));
        changes.vanished().stream().forEach(client.messages::remove);
        client.told = changes.upTo();
        return changes.more();
    }
}
