package io.mailcore.test;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.AccountChange.MessageAdded;
import io.mailcore.api.store.ChangeListener;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MessageStore;
import io.mailcore.test.Turn.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What has happened in a sandbox, for waits and for the texts of failed ones. Thread-safe.
 *
 * <p>How it works: the store tells of each message that is added to a mailbox, while it commits. Most commits happen
 * within a {@link Turn} of a session, on the session's thread. They become visible to waits together, when the turn is
 * over: then the reply to the sender has been written, and it cannot have been read yet. So a client that has its reply
 * finds the mail without waiting, and a test that has waited may close the server without taking the reply from the
 * client. A commit outside of a turn, by a test that writes to the store itself, is visible at once.
 *
 * <p>The store must not be called while it commits, so octets are read when the turn ends, or by whoever asks next. No
 * lock is held while the store is called or an expectation is tested.
 */
final class Journal implements ChangeListener {
    private static final int REFUSALS_KEPT = 1000;

    private final MessageStore store;
    private final ThreadLocal<Optional<Turn>> turns = ThreadLocal.withInitial(Optional::empty);
    private final Set<Known> known = ConcurrentHashMap.newKeySet();
    private final Queue<Commit> unread = new ConcurrentLinkedQueue<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<AccountId, List<ReceivedMail>> arrived = new HashMap<>();
    private final List<String> refused = new ArrayList<>();
    private final Map<String, Integer> connections = new TreeMap<>();

    Journal(MessageStore store) {
        this.store = store;
    }

    /** A message the journal has seen: its copies into other mailboxes are no arrivals. */
    private record Known(AccountId account, EmailId email) {}

    /** Something a session does. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    <T> T turn(Action<T> action) throws IOException {
        Turn turn = new Turn();
        turns.set(Optional.of(turn));
        try {
            return action.run();
        } finally {
            turns.remove();
            arrive(turn.commits());
        }
    }

    /** Says which transaction the commits belong to that the action makes. */
    <T> T delivering(Delivery delivery, Action<T> action) throws IOException {
        Optional<Turn> turn = turns.get();
        turn.ifPresent(now -> now.delivering(delivery));
        try {
            return action.run();
        } finally {
            turn.ifPresent(Turn::delivered);
        }
    }

    @Override
    public void committed(AccountChange change) {
        for (AccountChange.Change one : change.changes()) {
            if (one instanceof MessageAdded added && known.add(new Known(change.account(), added.email()))) {
                added(change.account(), added);
            }
        }
    }

    private void added(AccountId account, MessageAdded message) {
        Optional<Turn> turn = turns.get();
        if (turn.isPresent()) {
            turn.get().add(account, message);
        } else {
            unread.add(new Commit(account, message, Optional.empty()));
            locked(news::signalAll);
        }
    }

    void connected(String listener) {
        locked(() -> connections.merge(listener, 1, Integer::sum));
    }

    void refused(String what) {
        locked(() -> {
            if (refused.size() == REFUSALS_KEPT) {
                refused.remove(0);
            }
            refused.add(what);
        });
    }

    /** What has arrived for an account by now. */
    List<ReceivedMail> arrived(AccountId account) {
        readUnread();
        return arrivedAfter(account, 0);
    }

    /** For whom mail has arrived by now. */
    List<AccountId> accounts() {
        readUnread();
        return reading(() -> arrived.keySet().stream().sorted().toList());
    }

    List<String> refused() {
        return reading(() -> List.copyOf(refused));
    }

    Map<String, Integer> connections() {
        return reading(() -> new TreeMap<>(connections));
    }

    /**
     * Waits for mails.
     *
     * @return at least {@code count} that match, or empty when the time has passed
     */
    Optional<List<ReceivedMail>> await(
            AccountId account, Predicate<? super ReceivedMail> match, int count, Duration timeout)
            throws InterruptedException {
        List<ReceivedMail> hits = new ArrayList<>();
        int looked = 0;
        long left = nanos(timeout);
        while (true) {
            readUnread();
            List<ReceivedMail> fresh = arrivedAfter(account, looked);
            looked += fresh.size();
            fresh.stream().filter(match).forEach(hits::add);
            if (hits.size() >= count) {
                return Optional.of(List.copyOf(hits));
            }
            if (left <= 0) {
                return Optional.empty();
            }
            left = awaitMore(account, looked, left);
        }
    }

    private long awaitMore(AccountId account, int looked, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (left > 0 && unread.isEmpty() && count(account) <= looked) {
                left = news.awaitNanos(left);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    private int count(AccountId account) {
        return arrived.getOrDefault(account, List.of()).size();
    }

    private List<ReceivedMail> arrivedAfter(AccountId account, int looked) {
        return reading(() -> {
            List<ReceivedMail> all = arrived.getOrDefault(account, List.of());
            return List.copyOf(all.subList(looked, all.size()));
        });
    }

    private void readUnread() {
        List<Commit> commits = new ArrayList<>();
        for (Commit commit = unread.poll(); commit != null; commit = unread.poll()) {
            commits.add(commit);
        }
        arrive(commits);
    }

    private void arrive(List<Commit> commits) {
        if (commits.isEmpty()) {
            return;
        }
        List<Optional<ReceivedMail>> mails = commits.stream().map(this::read).toList();
        locked(() -> {
            for (int i = 0; i < mails.size(); i++) {
                AccountId account = commits.get(i).account();
                mails.get(i)
                        .ifPresent(mail -> arrived.computeIfAbsent(account, key -> new ArrayList<>())
                                .add(mail));
            }
            news.signalAll();
        });
    }

    /** Copies the octets, so that a mail outlives its expunging and the sandbox; empty when it is gone already. */
    private Optional<ReceivedMail> read(Commit commit) {
        MessageAdded message = commit.message();
        try {
            Optional<MailboxReader> opened = store.account(commit.account()).open(message.mailbox());
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            try (MailboxReader reader = opened.get()) {
                Optional<Content> content = reader.content(message.email());
                if (content.isEmpty()) {
                    return Optional.empty();
                }
                byte[] octets = content.get().bytes(0, Math.toIntExact(message.size()));
                return Optional.of(new ReceivedMail(new Arrival(message.name().toString(), commit.delivery(), octets)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T reading(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private static long nanos(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        return timeout.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE : timeout.toNanos();
    }
}
