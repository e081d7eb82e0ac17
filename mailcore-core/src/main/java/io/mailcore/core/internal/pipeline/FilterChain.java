package io.mailcore.core.internal.pipeline;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.filter.DeliveryAction;
import io.mailcore.api.filter.IncomingMail;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.filter.Verdict;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.core.internal.text.PrintableText;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The server's filters, asked one after the other; one that fails defers. Thread-safe. */
final class FilterChain {
    private static final Logger LOG = System.getLogger(FilterChain.class.getName());

    private final List<Named> filters;

    FilterChain(List<MailFilter> filters) {
        this.filters = filters.stream()
                .map(filter -> new Named(PrintableText.of(filter.name(), 100), filter))
                .toList();
    }

    Verdict connected(Peer peer, DecisionTrace trace) {
        return ask("connect", trace, filter -> filter.connected(peer));
    }

    Verdict sender(Peer peer, Envelope envelope, DecisionTrace trace) {
        return ask("mail", trace, filter -> filter.sender(peer, envelope));
    }

    Verdict recipient(Peer peer, Envelope envelope, Recipient recipient, DecisionTrace trace) {
        return ask("rcpt", trace, filter -> filter.recipient(peer, envelope, recipient));
    }

    Verdict message(IncomingMail mail, DecisionTrace trace) {
        return ask("message", trace, filter -> filter.message(mail));
    }

    /** What all filters want done with an account's copy, or empty when one has failed. */
    Optional<List<DeliveryAction>> deliver(IncomingMail mail, AccountId account, DecisionTrace trace) {
        List<DeliveryAction> all = new ArrayList<>();
        for (Named named : filters) {
            try {
                List<DeliveryAction> actions = List.copyOf(named.filter.deliver(mail, account));
                trace.actions(named.name, actions);
                all.addAll(actions);
            } catch (IOException | RuntimeException e) {
                logFailure("deliver", named, e);
                trace.failure("deliver", named.name);
                return Optional.empty();
            }
        }
        return Optional.of(all);
    }

    /** The reply of a verdict that refuses. */
    static Optional<Reply> refusal(Verdict verdict) {
        if (verdict instanceof Verdict.Reject reject) {
            return Optional.of(reject.reply());
        }
        return verdict instanceof Verdict.Defer defer ? Optional.of(defer.reply()) : Optional.empty();
    }

    private Verdict ask(String stage, DecisionTrace trace, Question question) {
        for (Named named : filters) {
            Verdict verdict = ask(stage, named, question);
            trace.verdict(stage, named.name, verdict);
            if (!(verdict instanceof Verdict.Continue)) {
                return verdict;
            }
        }
        return Verdict.proceed();
    }

    private static Verdict ask(String stage, Named named, Question question) {
        try {
            return Objects.requireNonNull(question.ask(named.filter), "verdict");
        } catch (IOException | RuntimeException e) {
            logFailure(stage, named, e);
            return new Verdict.Defer(Replies.TRY_AGAIN);
        }
    }

    // An IOException is the filter's environment; anything else is a mistake in the filter.
    private static void logFailure(String stage, Named named, Exception e) {
        Level level = e instanceof IOException ? Level.WARNING : Level.ERROR;
        LOG.log(level, "filter " + named.name + " failed at stage " + stage, e);
    }

    private record Named(String name, MailFilter filter) {}

    @FunctionalInterface
    private interface Question {
        Verdict ask(MailFilter filter) throws IOException;
    }
}
