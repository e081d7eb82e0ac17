package io.mailcore.core.net;

import io.mailcore.api.account.AccountId;

/** Where sessions hear that an account may have changed. Thread-safe. */
@FunctionalInterface
public interface Watchers {

    /**
     * Watches an account.
     *
     * @param account whose mail
     * @param hint called after commits, on any thread; returns at once
     * @return ends the watching
     */
    AutoCloseable watch(AccountId account, Runnable hint);
}
