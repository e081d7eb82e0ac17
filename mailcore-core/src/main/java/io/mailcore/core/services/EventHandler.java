package io.mailcore.core.services;

import io.mailcore.api.event.MailEvent;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What the application does with events of one type. Immutable.
 *
 * @param <E> the type of event
 * @param type the type, such as {@code MailEvent.MessageStored.class} or {@code MailEvent.class} for all
 * @param action called for one event at a time, in order, on the server's executor; may block
 */
public record EventHandler<E extends MailEvent>(Class<E> type, Consumer<? super E> action) {

    /** Makes a handler. */
    public EventHandler {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(action, "action");
    }
}
