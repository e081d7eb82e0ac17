package io.mailcore.core.pipeline;

import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mail.ReversePath;
import java.util.Map;
import java.util.Optional;

/**
 * The way of incoming mail: filters, then the router, then the store. A filter, router or directory that fails makes a
 * transient refusal, never an exception. Thread-safe; methods may block.
 */
public interface MailPipeline {

    /**
     * A peer has connected.
     *
     * @param peer who
     * @return the reply that refuses it, or empty to greet it
     */
    Optional<Reply> connected(Peer peer);

    /**
     * Begins a mail transaction (RFC 5321 §3.3).
     *
     * @param peer who sends
     * @param from the reverse-path
     * @param parameters of the MAIL command, by upper-case keyword
     * @return the transaction, or the reply that refuses the sender
     */
    Start begin(Peer peer, ReversePath from, Map<String, String> parameters);

    /** How a transaction begins. */
    sealed interface Start {

        /**
         * The sender is accepted.
         *
         * @param transaction the transaction
         */
        record Accepted(MailTransaction transaction) implements Start {}

        /**
         * The sender is refused.
         *
         * @param reply a 4xx or 5xx reply
         */
        record Refused(Reply reply) implements Start {}
    }
}
