package io.mailcore.test;

import io.mailcore.api.event.MailEvent;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.spool.Spool;

/** The server's services with a pipeline that the journal follows. */
record TappedServices(ServerServices services, Journal journal) implements ServerServices {

    @Override
    public String hostname() {
        return services.hostname();
    }

    @Override
    public TimeSource time() {
        return services.time();
    }

    @Override
    public MessageStore store() {
        return services.store();
    }

    @Override
    public Logins logins() {
        return services.logins();
    }

    @Override
    public MailPipeline pipeline() {
        return new TappedPipeline(services.pipeline(), journal);
    }

    @Override
    public Spool spool() {
        return services.spool();
    }

    @Override
    public void publish(MailEvent event) {
        services.publish(event);
    }
}
