package io.mailcore.store;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ChangeListener;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.store.memory.Accounts;
import io.mailcore.store.memory.MemorySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps mail in memory, for tests and for servers whose mail may go with the process. Large bodies lie in files of a
 * temporary directory that is made when the first is needed and deleted by {@link #close}. Starts no thread.
 *
 * <p>Every conversation is one email's: a thread id belongs to one email id.
 *
 * <pre>{@code
 * try (MemoryStore store = MemoryStore.create()) { … }
 * }</pre>
 */
public final class MemoryStore implements MessageStore {
    private final Accounts accounts;

    private MemoryStore(InstantSource time, MemorySettings settings) {
        this.accounts = new Accounts(time, settings);
    }

    /**
     * An empty store with the limits of {@link #builder()}.
     *
     * @return the store, which the caller closes
     */
    public static MemoryStore create() {
        return builder().build();
    }

    /**
     * Starts a store that differs from the usual.
     *
     * @return a builder; not thread-safe
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public AccountStore account(AccountId id) {
        return accounts.handle(Objects.requireNonNull(id, "id"));
    }

    @Override
    public List<AccountId> accounts(Optional<AccountId> after, int limit) throws IOException {
        return accounts.list(after, limit);
    }

    @Override
    public void deleteAccount(AccountId id) throws IOException {
        accounts.delete(id);
    }

    @Override
    public Subscription subscribe(ChangeListener listener) {
        return accounts.subscribe(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public void close() throws IOException {
        accounts.close();
    }

    /** Collects what a store is made with. */
    public static final class Builder {
        // A store knows the api alone, and the api reads no clock: so this is the one clock that is read outside
        // core's SystemTimeSource, unless time() gives another.
        private InstantSource time = InstantSource.system();
        private Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        private long threshold = 128 * 1024;
        private int mailboxes = 10_000;
        private int keywords = 2_000;
        private long messageOctets = Long.MAX_VALUE;
        private int expungedRanges = 10_000;
        private int deliveryKeys = 10_000;
        private long firstUid = 1;

        private Builder() {}

        /**
         * The clock of save dates and UIDVALIDITY; the machine's if not given.
         *
         * @param source the clock
         * @return this
         */
        public Builder time(TimeSource source) {
            Objects.requireNonNull(source, "source");
            time = source::now;
            return this;
        }

        /**
         * Where large bodies go; the machine's temporary directory and 128 KiB if not given.
         *
         * @param parent the store makes a directory of its own in it, for its owner alone
         * @param thresholdOctets bodies of more octets go to a file, 0 or more
         * @return this
         * @throws IllegalArgumentException when the threshold is negative or more than an array holds
         */
        public Builder largeBodies(Path parent, long thresholdOctets) {
            require("threshold", thresholdOctets, 0, Integer.MAX_VALUE - 8);
            directory = Objects.requireNonNull(parent, "parent");
            threshold = thresholdOctets;
            return this;
        }

        /**
         * Mailboxes of an account at most, INBOX included, and as many subscriptions; 10,000 if not given.
         *
         * @param limit at least 1
         * @return this
         * @throws IllegalArgumentException when the limit is not positive
         */
        public Builder mailboxesPerAccount(int limit) {
            mailboxes = (int) require("mailboxes", limit, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Keywords in use in one mailbox at most; 2,000 if not given.
         *
         * @param limit 0 or more
         * @return this
         * @throws IllegalArgumentException when the limit is negative
         */
        public Builder keywordsPerMailbox(int limit) {
            keywords = (int) require("keywords", limit, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Octets of a message at most; no limit if not given.
         *
         * @param octets 0 or more
         * @return this
         * @throws IllegalArgumentException when the limit is negative
         */
        public Builder messageOctets(long octets) {
            messageOctets = require("message octets", octets, 0, Long.MAX_VALUE);
            return this;
        }

        /**
         * How many ranges of expunged UIDs each mailbox keeps on record, beside those of its latest removal; 10,000 if
         * not given. A reader who asks further back gets an answer that is not {@code complete}.
         *
         * @param ranges 0 or more
         * @return this
         * @throws IllegalArgumentException when the number is negative
         */
        public Builder expungedRanges(int ranges) {
            expungedRanges = (int) require("expunged ranges", ranges, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * How many of the latest delivery keys each account keeps on record; 10,000 if not given.
         *
         * @param keys 0 or more
         * @return this
         * @throws IllegalArgumentException when the number is negative
         */
        public Builder deliveryKeys(int keys) {
            deliveryKeys = (int) require("delivery keys", keys, 0, Integer.MAX_VALUE);
            return this;
        }

        /** For tests of the end of UIDs: what the first message of each mailbox gets. */
        Builder firstUid(long uid) {
            firstUid = uid;
            return this;
        }

        /**
         * Makes the store.
         *
         * @return an empty store, which the caller closes
         */
        public MemoryStore build() {
            return new MemoryStore(
                    time,
                    new MemorySettings(
                            directory,
                            threshold,
                            mailboxes,
                            keywords,
                            messageOctets,
                            expungedRanges,
                            deliveryKeys,
                            firstUid));
        }

        private static long require(String name, long value, long least, long most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
            }
            return value;
        }
    }
}
