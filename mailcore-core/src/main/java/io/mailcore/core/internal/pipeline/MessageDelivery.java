package io.mailcore.core.internal.pipeline;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.IncomingMail;
import io.mailcore.api.filter.Verdict;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mime.HeaderBlock;
import io.mailcore.core.pipeline.DeliveryReport;
import io.mailcore.core.spool.SpooledMessage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is done with one whole message.
 *
 * <p>How it works. Filters see the octets as they came. Then each account gets one copy, however many of the recipients
 * lead to it, with Return-Path and Received set in front. SMTP has one reply for all recipients, so a message can end up
 * delivered to some and refused for others. Then, in this order: those that failed for now are tried again a few times at
 * once; if some still fail, the reply is 4xx, because nothing may be lost, and the peer will send all of it again. The
 * key of the delivery is {@linkplain UnfinishedDeliveries remembered} for that, so who has the message does not get it
 * twice. If some fail for good, the reply is 5xx: the sender learns of it, at the price of not learning who was reached.
 * The report's replies per recipient tell each one's truth.
 */
final class MessageDelivery {
    /** RFC 5321 §6.3: at least 100 Received fields must be let through. */
    static final int MAX_HOPS = 100;

    private final Transaction transaction;
    private final PipelineParts parts;
    private final byte[] trace;

    MessageDelivery(Transaction transaction, byte[] trace) {
        this.transaction = transaction;
        this.parts = transaction.pipeline().parts();
        this.trace = trace;
    }

    /** The data could not be kept: the same reply for all. */
    DeliveryReport spoolFailed(IOException failure, long size) {
        return refused(Replies.of(failure), size);
    }

    DeliveryReport deliver(SpooledMessage message) throws IOException {
        long size = message.content().size();
        if (transaction.decision().discarded()) {
            return accepted(size, List.of(), "discarded");
        }
        HeaderBlock header = message.header();
        if (header.fields().stream().filter(field -> field.is("Received")).count() > MAX_HOPS) {
            return refused(Replies.LOOP, size);
        }
        IncomingMail mail =
                new IncomingMail(transaction.peer(), envelope(), message.content(), header, message.summary());
        Verdict verdict = transaction
                .pipeline()
                .filters()
                .message(mail, transaction.decision().trace());
        Optional<Reply> refusal = FilterChain.refusal(verdict);
        if (refusal.isPresent()) {
            return refused(refusal.get(), size);
        }
        return verdict instanceof Verdict.Discard ? accepted(size, List.of(), "discarded") : deliver(mail);
    }

    private DeliveryReport deliver(IncomingMail mail) {
        Set<AccountId> accounts = accounts();
        UnfinishedDeliveries.Attempt attempt =
                transaction.pipeline().unfinished().attempt(envelope().from(), mail.content());
        String key = attempt.knownKey(accounts)
                .orElse(parts.life() + "/" + envelope().id());
        Map<AccountId, AccountResult> results =
                new AccountDelivery(transaction, mail, copy(mail, key)).deliver(accounts);
        DeliveryReport report = report(results);
        settle(attempt, key, new Settled(report, results));
        List<AccountId> reached = accounts.stream()
                .filter(account -> results.get(account) instanceof AccountResult.Delivered)
                .toList();
        return report.reply().isSuccess()
                ? accepted(mail.content().size(), reached, "delivered")
                : refused(report, mail.content().size(), reached);
    }

    private AccountDelivery.Copy copy(IncomingMail mail, String key) {
        byte[] front = ReturnPath.inFrontOf(trace, envelope().from());
        return new AccountDelivery.Copy(
                Content.concat(Content.wrap(front), mail.content()),
                mail.summary().withHeaderInFront(front.length),
                parts.time().now(),
                key);
    }

    private Set<AccountId> accounts() {
        Set<AccountId> all = new LinkedHashSet<>();
        transaction.accounts().values().forEach(all::addAll);
        return all;
    }

    private DeliveryReport report(Map<AccountId, AccountResult> results) {
        Map<Recipient, Reply> replies = new LinkedHashMap<>();
        transaction.accounts().forEach((recipient, accounts) -> {
            List<Reply> each = accounts.stream()
                    .map(results::get)
                    .filter(AccountResult.Failed.class::isInstance)
                    .map(result -> ((AccountResult.Failed) result).reply())
                    .toList();
            replies.put(recipient, worst(each));
        });
        return new DeliveryReport(worst(List.copyOf(replies.values())), replies);
    }

    // For now before for good before delivered: nothing is lost when the peer comes again.
    private Reply worst(List<Reply> replies) {
        Optional<Reply> transientFailure =
                replies.stream().filter(Reply::isTransientFailure).findFirst();
        return transientFailure
                .or(() -> replies.stream().filter(Reply::isPermanentFailure).findFirst())
                .orElseGet(() -> Replies.delivered(envelope().id()));
    }

    private void settle(UnfinishedDeliveries.Attempt attempt, String key, Settled settled) {
        Set<AccountId> again = settled.report.reply().isTransientFailure() ? accountsToComeAgain(settled) : Set.of();
        boolean mayDouble = again.stream().map(settled.results::get).anyMatch(AccountResult::mayHaveBeenDelivered);
        if (mayDouble) {
            attempt.remember(again, key);
        } else {
            attempt.forget(accounts());
        }
    }

    // An LMTP client has each recipient's reply and sends only for those that failed (RFC 2033 §4.2); an SMTP client
    // sends for all.
    private Set<AccountId> accountsToComeAgain(Settled settled) {
        if (!transaction.peer().protocol().equalsIgnoreCase("lmtp")) {
            return accounts();
        }
        Set<AccountId> again = new LinkedHashSet<>();
        settled.report.perRecipient().forEach((recipient, reply) -> {
            if (reply.isTransientFailure()) {
                again.addAll(transaction.accounts().getOrDefault(recipient, Set.of()));
            }
        });
        return again;
    }

    private DeliveryReport accepted(long size, List<AccountId> reached, String decision) {
        Reply reply = Replies.delivered(envelope().id());
        parts.events()
                .accept(new MailEvent.MessageAccepted(
                        parts.time().now(), transaction.peer(), envelope(), size, reached));
        MessageLog.write(transaction, new MessageLog.Outcome(size, reached, decision, reply));
        return same(reply);
    }

    private DeliveryReport refused(Reply reply, long size) {
        return refused(same(reply), size, List.of());
    }

    private DeliveryReport refused(DeliveryReport report, long size, List<AccountId> reached) {
        parts.events()
                .accept(new MailEvent.MessageRefused(
                        parts.time().now(), transaction.peer(), envelope(), report.reply()));
        String decision = reached.isEmpty() ? "refused" : "delivered to some";
        MessageLog.write(transaction, new MessageLog.Outcome(size, reached, decision, report.reply()));
        return report;
    }

    private DeliveryReport same(Reply reply) {
        Map<Recipient, Reply> replies = new LinkedHashMap<>();
        envelope().recipients().forEach(recipient -> replies.put(recipient, reply));
        return new DeliveryReport(reply, replies);
    }

    private Envelope envelope() {
        return transaction.envelope();
    }

    private record Settled(DeliveryReport report, Map<AccountId, AccountResult> results) {}
}
