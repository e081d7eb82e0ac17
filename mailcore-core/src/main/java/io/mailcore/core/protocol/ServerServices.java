package io.mailcore.core.protocol;

import io.mailcore.api.event.MailEvent;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.spool.Spool;

/** What a server offers its protocols. Thread-safe. */
public interface ServerServices {

    /**
     * The server's name in greetings and trace headers.
     *
     * @return a domain name
     */
    String hostname();

    /**
     * The server's time.
     *
     * @return the time source
     */
    TimeSource time();

    /**
     * Where mail is kept. A protocol that wants to hear of commits watches through its {@link SessionContext}.
     *
     * @return the store
     */
    MessageStore store();

    /**
     * The server's logins.
     *
     * @return logins
     */
    Logins logins();

    /**
     * The way of incoming mail.
     *
     * @return the pipeline
     */
    MailPipeline pipeline();

    /**
     * Where octets wait.
     *
     * @return the spool
     */
    Spool spool();

    /**
     * Tells the application of an event. Does not block.
     *
     * @param event the event
     */
    void publish(MailEvent event);
}
