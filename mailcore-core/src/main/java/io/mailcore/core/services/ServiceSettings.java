package io.mailcore.core.services;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.route.Router;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.spool.SpoolLimits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * What the services of a server are made of. Immutable.
 *
 * @param hostname the server's name in greetings and trace headers, a domain name
 * @param time the server's time
 * @param store where mail is kept; stays the host's to close
 * @param accounts who may log in
 * @param plaintext who may send a password in clear
 * @param filters asked in this order
 * @param router where recipients' copies go
 * @param handlers of events
 * @param spoolDirectory where large messages in flight wait; made when first needed
 * @param spoolLimits how much may wait there
 * @param executor runs event handlers, which may block; stays the host's to shut down
 * @param life names this life of the server among all that ever use the store, 1 to 100 characters: part of the delivery
 *     keys, so that no message is taken for a retry of one from before a restart. Never shown to a peer
 */
public record ServiceSettings(
        String hostname,
        TimeSource time,
        MessageStore store,
        AccountDirectory accounts,
        PlaintextPolicy plaintext,
        List<MailFilter> filters,
        Router router,
        List<EventHandler<?>> handlers,
        Path spoolDirectory,
        SpoolLimits spoolLimits,
        Executor executor,
        String life) {

    /** Makes settings. */
    public ServiceSettings {
        Objects.requireNonNull(hostname, "hostname");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(accounts, "accounts");
        Objects.requireNonNull(plaintext, "plaintext");
        filters = List.copyOf(filters);
        Objects.requireNonNull(router, "router");
        handlers = List.copyOf(handlers);
        Objects.requireNonNull(spoolDirectory, "spoolDirectory");
        Objects.requireNonNull(spoolLimits, "spoolLimits");
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(life, "life");
    }

    /**
     * Makes settings for a life with a random name of 120 bits.
     *
     * @param hostname the server's name in greetings and trace headers, a domain name
     * @param time the server's time
     * @param store where mail is kept; stays the host's to close
     * @param accounts who may log in
     * @param plaintext who may send a password in clear
     * @param filters asked in this order
     * @param router where recipients' copies go
     * @param handlers of events
     * @param spoolDirectory where large messages in flight wait; made when first needed
     * @param spoolLimits how much may wait there
     * @param executor runs event handlers, which may block; stays the host's to shut down
     */
    public ServiceSettings(
            String hostname,
            TimeSource time,
            MessageStore store,
            AccountDirectory accounts,
            PlaintextPolicy plaintext,
            List<MailFilter> filters,
            Router router,
            List<EventHandler<?>> handlers,
            Path spoolDirectory,
            SpoolLimits spoolLimits,
            Executor executor) {
        this(
                hostname,
                time,
                store,
                accounts,
                plaintext,
                filters,
                router,
                handlers,
                spoolDirectory,
                spoolLimits,
                executor,
                randomLife());
    }

    private static String randomLife() {
        byte[] octets = new byte[15];
        new SecureRandom().nextBytes(octets);
        return Base64.getUrlEncoder().encodeToString(octets);
    }
}
