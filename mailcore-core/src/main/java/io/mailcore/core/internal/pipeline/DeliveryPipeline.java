package io.mailcore.core.internal.pipeline;

import io.mailcore.api.filter.Peer;
import io.mailcore.api.filter.Verdict;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.core.pipeline.MailPipeline;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Filters, router and delivery to the store. Thread-safe. */
public final class DeliveryPipeline implements MailPipeline {
    private static final Logger LOG = System.getLogger(DeliveryPipeline.class.getName());

    private final PipelineParts parts;
    private final FilterChain filters;
    private final UnfinishedDeliveries unfinished;
    private final String idPrefix;
    private final AtomicLong transactions = new AtomicLong();

    /**
     * Makes a pipeline.
     *
     * @param parts what it is made of
     */
    public DeliveryPipeline(PipelineParts parts) {
        this.parts = parts;
        this.filters = new FilterChain(parts.filters());
        this.unfinished = new UnfinishedDeliveries(parts.time());
        this.idPrefix = Long.toString(parts.time().now().toEpochMilli(), Character.MAX_RADIX) + "-";
    }

    @Override
    public Optional<Reply> connected(Peer peer) {
        Verdict verdict = filters.connected(peer, new DecisionTrace());
        if (verdict instanceof Verdict.Discard) {
            // Nothing has been sent that could be thrown away.
            LOG.log(Level.WARNING, "a filter said discard to a connection: without effect");
        }
        return FilterChain.refusal(verdict);
    }

    @Override
    public Start begin(Peer peer, ReversePath from, Map<String, String> parameters) {
        DecisionTrace trace = new DecisionTrace();
        Envelope envelope = new Envelope(nextId(), from, List.of(), parameters);
        Verdict verdict = filters.sender(peer, envelope, trace);
        Optional<Reply> refusal = FilterChain.refusal(verdict);
        if (refusal.isPresent()) {
            return new Start.Refused(refusal.get());
        }
        boolean discarded = verdict instanceof Verdict.Discard;
        return new Start.Accepted(new Transaction(this, peer, envelope, new Decision(trace, discarded)));
    }

    PipelineParts parts() {
        return parts;
    }

    FilterChain filters() {
        return filters;
    }

    UnfinishedDeliveries unfinished() {
        return unfinished;
    }

    private String nextId() {
        return idPrefix + Long.toString(transactions.incrementAndGet(), Character.MAX_RADIX);
    }

    /**
     * What was decided about the sender.
     *
     * @param trace which filter said what
     * @param discarded whether the message shall be delivered to nobody
     */
    record Decision(DecisionTrace trace, boolean discarded) {}
}
