package io.mailcore.core.services;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.spool.Spool;

/** The services of one server, made of its settings. Thread-safe. */
public final class CoreServices implements ServerServices, AutoCloseable {
    private final ServiceSettings settings;

    /**
     * Makes the services, subscribes them to the store and removes what a crashed process left in the spool directory. May
     * block.
     *
     * @param settings what they are made of
     */
    public CoreServices(ServiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String hostname() {
        return settings.hostname();
    }

    @Override
    public TimeSource time() {
        return settings.time();
    }

    @Override
    public MessageStore store() {
        return settings.store();
    }

    @Override
    public Logins logins() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MailPipeline pipeline() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Spool spool() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void publish(MailEvent event) {
        throw new UnsupportedOperationException();
    }

    /**
     * Watches an account.
     *
     * @param account whose mail
     * @param hint called after each commit of the account, on the thread that commits: returns at once, does not block,
     *     does not throw
     * @return ends the watching; closing it again does nothing
     */
    public Watch watch(AccountId account, Runnable hint) {
        throw new UnsupportedOperationException();
    }

    /** Ends the subscription to the store, lets event handlers finish for a bounded time, and empties the spool. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /** A watcher's place. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {

        /** Ends the watching: the hint may be running, but is not called any more. */
        @Override
        void close();
    }
}
