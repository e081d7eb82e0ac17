package io.mailcore.core.internal.pipeline;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.api.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers the delivery keys of messages that some accounts have, or may have, and that the peer was asked to send
 * again. The retry is a new transaction and would get a new key; a message that has the same sender, octets and accounts
 * gets the old one, and the store then knows the copies it has. Bounded in number and time, and kept on the heap only:
 * after a restart a retry may make a second copy, never a lost one. Thread-safe.
 */
final class UnfinishedDeliveries {
    private static final Logger LOG = System.getLogger(UnfinishedDeliveries.class.getName());
    static final int MAX = 1000;

    /** RFC 5321 §4.5.4.1: how long a peer goes on trying. */
    static final Duration KEPT = Duration.ofDays(5);

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Fingerprint, Entry> entries = new LinkedHashMap<>(); // guarded by lock

    UnfinishedDeliveries(TimeSource time) {
        this.time = time;
    }

    Attempt attempt(ReversePath from, Content content) {
        return new Attempt(from, content);
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> find(Fingerprint fingerprint) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(fingerprint))
                    .filter(entry -> entry.until.isAfter(time.now()))
                    .map(Entry::key);
        } finally {
            lock.unlock();
        }
    }

    private boolean mayHold(Content content) {
        lock.lock();
        try {
            return entries.keySet().stream().anyMatch(fingerprint -> fingerprint.size == content.size());
        } finally {
            lock.unlock();
        }
    }

    private void put(Fingerprint fingerprint, String key) {
        lock.lock();
        try {
            Instant now = time.now();
            entries.values().removeIf(entry -> !entry.until.isAfter(now));
            entries.remove(fingerprint);
            if (entries.size() == MAX) {
                entries.remove(entries.keySet().iterator().next());
            }
            entries.put(fingerprint, new Entry(key, now.plus(KEPT)));
        } finally {
            lock.unlock();
        }
    }

    private void remove(Fingerprint fingerprint) {
        lock.lock();
        try {
            entries.remove(fingerprint);
        } finally {
            lock.unlock();
        }
    }

    /** One message on its way. Reads the octets only when there is something to compare them with. */
    final class Attempt {
        private final ReversePath from;
        private final Content content;
        private String digest = "";

        private Attempt(ReversePath from, Content content) {
            this.from = from;
            this.content = content;
        }

        Optional<String> knownKey(Set<AccountId> accounts) {
            return mayHold(content) ? fingerprint(accounts).flatMap(UnfinishedDeliveries.this::find) : Optional.empty();
        }

        void remember(Set<AccountId> accounts, String key) {
            fingerprint(accounts).ifPresent(fingerprint -> put(fingerprint, key));
        }

        void forget(Set<AccountId> accounts) {
            if (mayHold(content)) {
                fingerprint(accounts).ifPresent(UnfinishedDeliveries.this::remove);
            }
        }

        private Optional<Fingerprint> fingerprint(Set<AccountId> accounts) {
            try {
                digest = digest.isEmpty() ? digest(content) : digest;
                return Optional.of(
                        new Fingerprint(content.size(), digest, from.toString(), new TreeSet<>(accounts).toString()));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "cannot read a message to remember it for the peer's retry", e);
                return Optional.empty();
            }
        }
    }

    private static String digest(Content content) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
                content.transferTo(0, content.size(), out);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    private record Fingerprint(long size, String digest, String from, String accounts) {}

    private record Entry(String key, Instant until) {}
}
