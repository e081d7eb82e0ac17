package io.mailcore.core.internal.pipeline;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.filter.Verdict;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.route.Route;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.pipeline.Reception;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One mail transaction: the sender is accepted, recipients come one by one, then the data. */
final class Transaction implements MailTransaction {
    private static final Logger LOG = System.getLogger(Transaction.class.getName());

    private final DeliveryPipeline pipeline;
    private final Peer peer;
    private final DeliveryPipeline.Decision decision;

    /** Which accounts get each recipient's copy; none when a filter said to discard it. */
    private final Map<Recipient, Set<AccountId>> accounts = new LinkedHashMap<>();

    private Envelope envelope;

    Transaction(DeliveryPipeline pipeline, Peer peer, Envelope envelope, DeliveryPipeline.Decision decision) {
        this.pipeline = pipeline;
        this.peer = peer;
        this.envelope = envelope;
        this.decision = decision;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public Optional<Reply> add(Recipient recipient) {
        Route route = route(recipient);
        if (route instanceof Route.Refuse refuse) {
            return refused(recipient, refuse.reply());
        }
        // A sender that was discarded is asked about no further: the answer could only say more than it should.
        Verdict verdict = decision.discarded()
                ? new Verdict.Discard("the sender was discarded")
                : pipeline.filters().recipient(peer, envelope, recipient, decision.trace());
        Optional<Reply> refusal = FilterChain.refusal(verdict);
        if (refusal.isPresent()) {
            return refused(recipient, refusal.get());
        }
        accept(recipient, verdict instanceof Verdict.Discard ? Set.of() : ((Route.Local) route).accounts());
        return Optional.empty();
    }

    @Override
    public Reception data(byte[] trace) throws IOException {
        if (accounts.isEmpty()) {
            throw new IllegalStateException("recipients: none (expected: at least one)");
        }
        requireWholeLines(trace);
        return new DataReception(pipeline.parts().spool().begin(), new MessageDelivery(this, trace.clone()));
    }

    DeliveryPipeline pipeline() {
        return pipeline;
    }

    Peer peer() {
        return peer;
    }

    DeliveryPipeline.Decision decision() {
        return decision;
    }

    Map<Recipient, Set<AccountId>> accounts() {
        return Collections.unmodifiableMap(accounts);
    }

    private Route route(Recipient recipient) {
        try {
            return Objects.requireNonNull(pipeline.parts().router().route(peer, envelope, recipient), "route");
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "router failed", e);
            return new Route.Refuse(Replies.TRY_AGAIN);
        }
    }

    private Optional<Reply> refused(Recipient recipient, Reply reply) {
        pipeline.parts()
                .events()
                .accept(new MailEvent.RecipientRefused(
                        pipeline.parts().time().now(), peer, envelope, recipient, reply));
        return Optional.of(reply);
    }

    private void accept(Recipient recipient, Set<AccountId> whose) {
        accounts.put(recipient, whose);
        List<Recipient> recipients = new ArrayList<>(envelope.recipients());
        recipients.add(recipient);
        envelope = new Envelope(envelope.id(), envelope.from(), recipients, envelope.parameters());
    }

    private static void requireWholeLines(byte[] trace) {
        int length = trace.length;
        boolean whole = length == 0 || length >= 2 && trace[length - 2] == '\r' && trace[length - 1] == '\n';
        if (!whole) {
            throw new IllegalArgumentException("trace: does not end in CRLF (expected: whole header fields)");
        }
    }
}
