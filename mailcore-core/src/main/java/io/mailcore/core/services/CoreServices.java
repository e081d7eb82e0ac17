package io.mailcore.core.services;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.event.EventHub;
import io.mailcore.core.internal.pipeline.DeliveryPipeline;
import io.mailcore.core.internal.pipeline.PipelineParts;
import io.mailcore.core.internal.sasl.DirectoryLogins;
import io.mailcore.core.internal.spool.DiskSpool;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.spool.Spool;

/** The services of one server, made of its settings. Thread-safe. */
public final class CoreServices implements ServerServices, AutoCloseable {
    private final ServiceSettings settings;
    private final EventHub events;
    private final DiskSpool spool;
    private final Logins logins;
    private final MailPipeline pipeline;
    private final MessageStore.Subscription commits;

    /**
     * Makes the services, subscribes them to the store and removes what a crashed process left in the spool directory. May
     * block.
     *
     * @param settings what they are made of
     */
    public CoreServices(ServiceSettings settings) {
        this.settings = settings;
        events = new EventHub(settings.time(), settings.executor());
        settings.handlers().forEach(this::handle);
        spool = DiskSpool.open(settings.spoolDirectory(), settings.spoolLimits(), settings.time());
        logins = new DirectoryLogins(settings.accounts(), settings.plaintext(), settings.time(), events::publish);
        pipeline = new DeliveryPipeline(new PipelineParts(
                settings.filters(),
                settings.router(),
                spool,
                settings.store(),
                settings.time(),
                events::publish,
                settings.life()));
        commits = settings.store().subscribe(events);
    }

    private <E extends MailEvent> void handle(EventHandler<E> handler) {
        events.handle(handler.type(), handler.action());
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
        return logins;
    }

    @Override
    public MailPipeline pipeline() {
        return pipeline;
    }

    @Override
    public Spool spool() {
        return spool;
    }

    @Override
    public void publish(MailEvent event) {
        events.publish(event);
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
        return events.watch(account, hint)::run;
    }

    /** Ends the subscription to the store, lets event handlers finish for a bounded time, and empties the spool. */
    @Override
    public void close() {
        commits.close();
        events.close();
        spool.close();
    }

    /** A watcher's place. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {

        /** Ends the watching: the hint may be running, but is not called any more. */
        @Override
        void close();
    }
}
