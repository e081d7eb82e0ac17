package io.mailcore.core.internal.pipeline;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.filter.DeliveryAction;
import io.mailcore.api.filter.IncomingMail;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.OutcomeUnknownException;
import io.mailcore.api.store.Refusal;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Delivers one message to accounts, one batch of commands for each. */
final class AccountDelivery {
    private static final Logger LOG = System.getLogger(AccountDelivery.class.getName());

    /** How often accounts that failed are tried again when others have the message already. */
    private static final int MORE_ROUNDS = 2;

    private static final AccountResult FAILED = new AccountResult.Failed(Replies.TRY_AGAIN, true, false);

    private final Transaction transaction;
    private final IncomingMail mail;
    private final Copy copy;
    private final Map<AccountId, List<DeliveryAction>> answers = new HashMap<>();

    AccountDelivery(Transaction transaction, IncomingMail mail, Copy copy) {
        this.transaction = transaction;
        this.mail = mail;
        this.copy = copy;
    }

    /**
     * What an account gets.
     *
     * @param content with the trace fields in front
     * @param summary of that
     * @param date when it arrived
     * @param key names the delivery; the same for each try
     */
    record Copy(Content content, MessageSummary summary, Instant date, String key) {
        /** The account's name is in the key, should a store keep the keys of all accounts together. */
        Copy to(AccountId account) {
            return new Copy(content, summary, date, key + "/" + account);
        }
    }

    Map<AccountId, AccountResult> deliver(Set<AccountId> accounts) {
        Map<AccountId, AccountResult> results = new LinkedHashMap<>();
        accounts.forEach(account -> results.put(account, deliver(account)));
        for (int round = 0; round < MORE_ROUNDS && isWorthAnotherRound(results); round++) {
            results.replaceAll((account, result) -> isWorthRetrying(result) ? again(account, result) : result);
        }
        return results;
    }

    private static boolean isWorthAnotherRound(Map<AccountId, AccountResult> results) {
        return results.values().stream().anyMatch(AccountResult.Delivered.class::isInstance)
                && results.values().stream().anyMatch(AccountDelivery::isWorthRetrying);
    }

    private static boolean isWorthRetrying(AccountResult result) {
        return result instanceof AccountResult.Failed failed && failed.worthRetrying();
    }

    private AccountResult again(AccountId account, AccountResult before) {
        AccountResult now = deliver(account);
        // What was unknown stays so until the store has answered.
        boolean unknown = before.mayHaveBeenDelivered();
        return now instanceof AccountResult.Failed failed && failed.worthRetrying()
                ? new AccountResult.Failed(failed.reply(), true, unknown || failed.unknown())
                : now;
    }

    private AccountResult deliver(AccountId account) {
        Optional<List<DeliveryAction>> actions = actions(account);
        if (actions.isEmpty()) {
            return FAILED;
        }
        List<Command> wanted = DeliveryPlan.commands(actions.get(), copy.to(account));
        Tried tried = wanted.isEmpty() ? Tried.DONE : apply(account, wanted);
        if (tried.refusal.isEmpty()) {
            return tried.result;
        }
        return tried.refusal.get() == Refusal.OVER_QUOTA || actions.get().isEmpty()
                ? refused(account, tried.refusal.get())
                : inbox(account, tried.refusal.get());
    }

    // Filters may do things of their own when asked: once they have answered, no further try asks them again.
    private Optional<List<DeliveryAction>> actions(AccountId account) {
        List<DeliveryAction> known = answers.get(account);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<List<DeliveryAction>> asked = transaction
                .pipeline()
                .filters()
                .deliver(mail, account, transaction.decision().trace());
        asked.ifPresent(actions -> answers.put(account, actions));
        return asked;
    }

    // A mailbox or flag that cannot be made must not cost the message: without the filters' wishes it goes to INBOX.
    private AccountResult inbox(AccountId account, Refusal reason) {
        LOG.log(
                Level.WARNING,
                "message {0}: {1} cannot be filed as filters want ({2}); delivering to INBOX",
                id(),
                account,
                reason);
        Tried tried = apply(account, DeliveryPlan.commands(List.of(), copy.to(account)));
        return tried.refusal.isEmpty() ? tried.result : refused(account, tried.refusal.get());
    }

    private Tried apply(AccountId account, List<Command> commands) {
        boolean unknown = false;
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                return Tried.of(
                        transaction.pipeline().parts().store().account(account).apply(commands));
            } catch (OutcomeUnknownException e) {
                unknown = true;
                logFailure(Level.WARNING, account, e);
            } catch (IOException e) {
                logFailure(Level.WARNING, account, e);
                return Tried.failed(unknown);
            } catch (RuntimeException e) {
                // A mistake in the store: it has not said that nothing was changed.
                unknown = true;
                logFailure(Level.ERROR, account, e);
            }
        }
        return Tried.failed(unknown);
    }

    private AccountResult refused(AccountId account, Refusal reason) {
        Reply reply = reason == Refusal.OVER_QUOTA ? overQuota(account) : Replies.LIMIT;
        return new AccountResult.Failed(reply, false, false);
    }

    private Reply overQuota(AccountId account) {
        try {
            long limit = transaction
                    .pipeline()
                    .parts()
                    .store()
                    .account(account)
                    .quota()
                    .limits()
                    .octets()
                    .orElse(Long.MAX_VALUE);
            return copy.content.size() > limit ? Replies.LARGER_THAN_MAILBOX : Replies.MAILBOX_FULL;
        } catch (IOException | RuntimeException e) {
            logFailure(Level.WARNING, account, e);
            return Replies.MAILBOX_FULL;
        }
    }

    private void logFailure(Level level, AccountId account, Exception e) {
        LOG.log(level, "message " + id() + ": store failed for account " + account, e);
    }

    private String id() {
        return transaction.envelope().id();
    }

    /** What the store said: a refusal, or how the delivery ended. */
    private record Tried(AccountResult result, Optional<Refusal> refusal) {
        static final Tried DONE = new Tried(new AccountResult.Delivered(), Optional.empty());

        static Tried of(ApplyResult result) {
            return result instanceof ApplyResult.Refused refused
                    ? new Tried(FAILED, Optional.of(refused.reason()))
                    : DONE;
        }

        static Tried failed(boolean unknown) {
            return new Tried(new AccountResult.Failed(Replies.TRY_AGAIN, true, unknown), Optional.empty());
        }
    }
}
