package io.mailcore.core.internal.pipeline;

import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.route.Router;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.spool.Spool;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a pipeline is made of. Immutable.
 *
 * @param filters asked in this order
 * @param router where recipients' copies go
 * @param spool where messages wait
 * @param store where they are delivered
 * @param time the server's time
 * @param events told what becomes of messages; does not block
 * @param life names this life of this server among all that ever use the store: part of the delivery keys, so that no
 *     message is taken for a retry of another one. 1 to 100 characters
 */
public record PipelineParts(
        List<MailFilter> filters,
        Router router,
        Spool spool,
        MessageStore store,
        TimeSource time,
        Consumer<MailEvent> events,
        String life) {

    /** Makes the parts. */
    public PipelineParts {
        filters = List.copyOf(filters);
        Objects.requireNonNull(router, "router");
        Objects.requireNonNull(spool, "spool");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(events, "events");
        if (life.isEmpty() || life.length() > 100) {
            throw new IllegalArgumentException("life: " + life.length() + " characters (expected: 1..100)");
        }
    }
}
