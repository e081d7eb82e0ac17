package io.mailcore.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.QuotaLimits;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.testkit.Peers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventHubTest {
    private static final AccountId ANN = AccountId.of("ann");
    private static final AccountId BOB = AccountId.of("bob");
    private static final MailboxId BOX = MailboxId.of("m1");
    private static final MailboxName NAME = MailboxName.parse("Box");
    private static final UidSet UIDS = UidSet.of(Uid.of(7));

    private final FakeTime time = new FakeTime();

    /** Keeps tasks until the test runs them. */
    private static final class Tasks implements Executor {
        private final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }

        int runAll() {
            int count = 0;
            for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                task.run();
                count++;
            }
            return count;
        }
    }

    private static AccountChange added(AccountId account, long modSeq) {
        return new AccountChange(
                account,
                ModSeq.of(modSeq),
                List.of(new AccountChange.MessageAdded(
                        BOX, NAME, Uid.of(modSeq), EmailId.of("e" + modSeq), 10, Flags.NONE)));
    }

    private MailEvent closed(String reason) {
        return new MailEvent.SessionClosed(time.now(), Peers.local("imap"), reason);
    }

    @Test
    void eachChangeBecomesItsEvent() {
        EventHub hub = new EventHub(time, Runnable::run);
        List<MailEvent> seen = new ArrayList<>();
        hub.handle(MailEvent.class, seen::add);

        hub.committed(new AccountChange(
                ANN,
                ModSeq.of(5),
                List.of(
                        new AccountChange.MailboxAdded(BOX, NAME),
                        new AccountChange.MessageAdded(BOX, NAME, Uid.of(7), EmailId.of("e"), 10, Flags.NONE),
                        new AccountChange.FlagsChanged(BOX, NAME, UIDS),
                        new AccountChange.MessagesRemoved(BOX, NAME, UIDS),
                        new AccountChange.MailboxRenamed(BOX, NAME, MailboxName.parse("Other")),
                        new AccountChange.MailboxRemoved(BOX, NAME),
                        new AccountChange.SubscriptionChanged(NAME, true),
                        new AccountChange.QuotaChanged(QuotaLimits.NONE))));

        ModSeq five = ModSeq.of(5);
        assertThat(seen)
                .containsExactly(
                        new MailEvent.MailboxCreated(time.now(), ANN, five, BOX, NAME),
                        new MailEvent.MessageStored(
                                time.now(), ANN, five, BOX, NAME, Uid.of(7), EmailId.of("e"), 10, Flags.NONE),
                        new MailEvent.FlagsChanged(time.now(), ANN, five, BOX, NAME, UIDS),
                        new MailEvent.MessagesRemoved(time.now(), ANN, five, BOX, NAME, UIDS),
                        new MailEvent.MailboxRenamed(time.now(), ANN, five, BOX, NAME, MailboxName.parse("Other")),
                        new MailEvent.MailboxDeleted(time.now(), ANN, five, BOX, NAME));
    }

    @Test
    void handlerGetsOnlyItsTypeInOrder() {
        Tasks tasks = new Tasks();
        EventHub hub = new EventHub(time, tasks);
        List<Long> stored = new ArrayList<>();
        List<MailEvent> closings = new ArrayList<>();
        hub.handle(
                MailEvent.MessageStored.class,
                event -> stored.add(event.modSeq().value()));
        hub.handle(MailEvent.SessionClosed.class, closings::add);

        LongStream.rangeClosed(1, 500).forEach(n -> hub.committed(added(ANN, n)));
        hub.publish(closed("quit"));
        assertThat(stored).as("nothing runs on the committing thread").isEmpty();
        tasks.runAll();

        assertThat(stored)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 500).boxed().toList());
        assertThat(closings).hasSize(1);
    }

    @Test
    void busyHandlersTakeTurns() {
        Tasks tasks = new Tasks();
        EventHub hub = new EventHub(time, tasks);
        List<String> order = new ArrayList<>();
        hub.handle(MailEvent.class, event -> order.add("a"));
        hub.handle(MailEvent.class, event -> order.add("b"));
        for (int i = 0; i < 200; i++) {
            hub.publish(closed("quit"));
        }

        tasks.runAll();

        assertThat(order).hasSize(400);
        assertThat(order.subList(0, 200))
                .as("the second need not wait for all of the first")
                .contains("b");
    }

    @Test
    void handlerThatThrowsStopsNeitherItselfNorOthers() {
        EventHub hub = new EventHub(time, Runnable::run);
        AtomicInteger throwing = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        hub.handle(MailEvent.class, event -> {
            throwing.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });
        hub.handle(MailEvent.class, event -> other.incrementAndGet());

        hub.publish(closed("one"));
        hub.publish(closed("two"));

        assertThat(throwing).hasValue(2);
        assertThat(other).hasValue(2);
    }

    @Test
    void slowHandlerLosesTheNewestAndTheyAreCounted() {
        Tasks tasks = new Tasks();
        EventHub hub = new EventHub(time, tasks, 10, Duration.ofSeconds(5));
        List<Long> seen = new ArrayList<>();
        hub.handle(
                MailEvent.MessageStored.class, event -> seen.add(event.modSeq().value()));

        LongStream.rangeClosed(1, 25).forEach(n -> hub.committed(added(ANN, n)));
        tasks.runAll();
        hub.committed(added(ANN, 26));
        tasks.runAll();

        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 26L);
        assertThat(hub.leftOut()).isEqualTo(15);
    }

    @Test
    void handlerMayPublish() {
        EventHub hub = new EventHub(time, Runnable::run);
        List<String> seen = new ArrayList<>();
        hub.handle(MailEvent.SessionClosed.class, event -> {
            seen.add(event.reason());
            if (seen.size() < 100) {
                hub.publish(closed("n" + seen.size()));
            }
        });

        hub.publish(closed("n0"));

        assertThat(seen).hasSize(100).endsWith("n99");
    }

    @Test
    void watchersHearOfTheirAccountOnly() {
        EventHub hub = new EventHub(time, Runnable::run);
        AtomicInteger ann = new AtomicInteger();
        Runnable first = hub.watch(ANN, ann::incrementAndGet);
        Runnable second = hub.watch(ANN, ann::incrementAndGet);

        hub.committed(added(BOB, 1));
        assertThat(ann).hasValue(0);
        hub.committed(added(ANN, 1));
        assertThat(ann).hasValue(2);
        first.run();
        first.run();
        hub.committed(added(ANN, 2));
        assertThat(ann).hasValue(3);
        second.run();
        hub.committed(added(ANN, 3));
        assertThat(ann).hasValue(3);
        assertThat(hub.watchedAccounts())
                .as("nothing is kept of accounts nobody watches")
                .isZero();
    }

    @Test
    void watcherThatThrowsHarmsNobody() {
        EventHub hub = new EventHub(time, Runnable::run);
        AtomicInteger heard = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            hub.watch(ANN, () -> {
                heard.incrementAndGet();
                throw new IllegalStateException("on purpose");
            });
        }

        hub.committed(added(ANN, 1));

        assertThat(heard).hasValue(3);
    }

    @Test
    void watchersComeAndGoWhileCommitsGoOn() throws Exception {
        EventHub hub = new EventHub(time, Runnable::run);
        AtomicInteger steady = new AtomicInteger();
        hub.watch(ANN, steady::incrementAndGet);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            var coming = threads.submit(() -> {
                for (int i = 0; i < 20_000; i++) {
                    hub.watch(ANN, () -> {}).run();
                }
            });
            var committing = threads.submit(() -> {
                for (int i = 1; i <= 20_000; i++) {
                    hub.committed(added(ANN, i));
                }
            });
            coming.get();
            committing.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(steady).hasValue(20_000);
        assertThat(hub.watchedAccounts()).isEqualTo(1);
    }

    @Test
    void accountsKeepTheirOrderUnderManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        EventHub hub = new EventHub(time, threads, 1_000_000, Duration.ofSeconds(5));
        List<MailEvent.MessageStored> seen = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inside = new AtomicInteger();
        hub.handle(MailEvent.MessageStored.class, event -> {
            assertThat(inside.incrementAndGet()).isEqualTo(1);
            seen.add(event);
            inside.decrementAndGet();
        });
        try {
            var commits = List.of(ANN, BOB, AccountId.of("cid")).stream()
                    .map(account -> threads.submit(() -> {
                        for (int i = 1; i <= 3000; i++) {
                            hub.committed(added(account, i));
                        }
                    }))
                    .toList();
            for (var commit : commits) {
                commit.get();
            }
            hub.close();
        } finally {
            threads.shutdownNow();
        }
        assertThat(seen).hasSize(9000);
        for (AccountId account : List.of(ANN, BOB)) {
            assertThat(seen.stream().filter(event -> event.account().equals(account)))
                    .extracting(event -> event.modSeq().value())
                    .isSorted()
                    .hasSize(3000);
        }
    }

    @Test
    void closingLetsHandlersFinish() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        EventHub hub = new EventHub(time, threads);
        List<MailEvent> seen = Collections.synchronizedList(new ArrayList<>());
        hub.handle(MailEvent.class, seen::add);
        try {
            for (int i = 0; i < 1000; i++) {
                hub.publish(closed("quit"));
            }
            hub.close();
            assertThat(seen).hasSize(1000);
            hub.publish(closed("too late"));
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(seen).hasSize(1000);
    }

    @Test
    void closingWaitsOnlySoLongForAHandlerThatHangs() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        EventHub hub = new EventHub(time, threads, 100, Duration.ofMillis(50));
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger handled = new AtomicInteger();
        hub.handle(MailEvent.class, event -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            handled.incrementAndGet();
        });
        try {
            hub.publish(closed("one"));
            hub.publish(closed("two"));
            hub.close();
            assertThat(handled).hasValue(0);
            assertThat(hub.leftOut()).as("what waits behind it is left out").isEqualTo(1);
        } finally {
            never.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(handled).hasValue(1);
    }

    @Test
    void executorThatTakesNoMoreTasksDoesNotHangClosing() {
        EventHub hub = new EventHub(
                time,
                task -> {
                    throw new RejectedExecutionException("stopped");
                },
                100,
                Duration.ofDays(1));
        hub.handle(MailEvent.class, event -> {});

        hub.publish(closed("one"));
        hub.close();

        assertThat(hub.leftOut()).isEqualTo(1);
    }
}
