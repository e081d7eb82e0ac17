package io.mailcore.store.memory;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.ChangeListener;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MessageStore.Subscription;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/** All accounts of an in-memory store. Thread-safe. */
public final class Accounts {
    private final Services services;
    private final long startedMillis;
    private final ConcurrentSkipListMap<AccountId, Account> accounts = new ConcurrentSkipListMap<>();

    /** Held while an account is made or deleted. */
    private final ReentrantLock lock = new ReentrantLock();

    private long lastOrdinal;
    /** Where new accounts start: above all deleted ones, one of which may have had the same name. */
    private Account.Start floor = new Account.Start(1, 1);

    /**
     * No accounts yet.
     *
     * @param time the wall clock
     * @param settings limits, and where large bodies go
     */
    public Accounts(InstantSource time, MemorySettings settings) {
        this.services = new Services(time, settings);
        this.startedMillis = time.instant().toEpochMilli();
    }

    /**
     * The mail of an account.
     *
     * @param id whose
     * @return a handle
     */
    public AccountStore handle(AccountId id) {
        return new MemoryAccount(id, this);
    }

    /**
     * The accounts in use.
     *
     * @param after only ids above this
     * @param limit at most
     * @return in the order of ids
     * @throws IOException when the store is closed
     */
    public List<AccountId> list(Optional<AccountId> after, int limit) throws IOException {
        services.requireOpen();
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: at least 1)");
        }
        NavigableMap<AccountId, Account> rest = after.<NavigableMap<AccountId, Account>>map(
                        id -> accounts.tailMap(id, false))
                .orElse(accounts);
        return rest.keySet().stream().limit(limit).toList();
    }

    /**
     * Deletes an account.
     *
     * @param id whose
     * @throws IOException when the store is closed
     */
    public void delete(AccountId id) throws IOException {
        services.requireOpen();
        lock.lock();
        try {
            Account account = accounts.get(id);
            if (account != null) {
                Account.Start above = account.delete();
                floor = new Account.Start(
                        Math.max(floor.validity(), above.validity()), Math.max(floor.modSeq(), above.modSeq()));
                accounts.remove(id);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hears of commits.
     *
     * @param listener called after each
     * @return ends the calls
     */
    public Subscription subscribe(ChangeListener listener) {
        return services.listeners().add(listener);
    }

    /**
     * Closes the store and deletes its files.
     *
     * @throws IOException when a file cannot be deleted
     */
    public void close() throws IOException {
        if (services.closed().compareAndSet(false, true)) {
            accounts.clear();
            services.files().close();
        }
    }

    /** The account, made at its first use. */
    Account use(AccountId id) throws IOException {
        services.requireOpen();
        Account account = accounts.get(id);
        return account == null || account.isDeleted() ? make(id) : account;
    }

    ApplyResult apply(AccountId id, List<Command> commands) throws IOException {
        Optional<ApplyResult> result = use(id).apply(commands);
        while (result.isEmpty()) {
            result = use(id).apply(commands);
        }
        return result.get();
    }

    private Account make(AccountId id) {
        lock.lock();
        try {
            return accounts.computeIfAbsent(id, this::fresh);
        } finally {
            lock.unlock();
        }
    }

    private Account fresh(AccountId id) {
        // RFC 9051 §2.3.1.1: seconds of the clock give a process that starts anew higher values than the one before.
        long validity = Math.max(floor.validity(), services.time().instant().getEpochSecond());
        return new Account(
                id, Ids.of(startedMillis, ++lastOrdinal), services, new Account.Start(validity, floor.modSeq()));
    }
}
