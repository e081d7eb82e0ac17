package io.mailcore.api.route;

import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import java.io.IOException;

/**
 * Decides where each recipient's copy goes, while the peer names the recipient: a recipient that cannot be delivered to
 * is refused there and then, never bounced. Thread-safe; may block.
 */
@FunctionalInterface
public interface Router {

    /**
     * Routes one recipient.
     *
     * @param peer who sends
     * @param envelope with the sender and the recipients accepted before
     * @param recipient the new one
     * @return where its copy goes
     * @throws IOException when it cannot be decided now: the peer is told to try again later
     */
    Route route(Peer peer, Envelope envelope, Recipient recipient) throws IOException;
}
