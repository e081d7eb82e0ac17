package io.mailcore.core.event;

import io.mailcore.api.event.MailEvent;
import io.mailcore.api.store.AccountChange;
import java.time.Instant;
import java.util.Optional;

/** Says what a change of an account is to the application. */
final class AccountEvents {
    private AccountEvents() {}

    /** The event of one change, or empty for changes that have none: subscriptions and limits. */
    static Optional<MailEvent> of(Instant at, AccountChange commit, AccountChange.Change change) {
        if (change instanceof AccountChange.MessageAdded added) {
            return Optional.of(new MailEvent.MessageStored(
                    at,
                    commit.account(),
                    commit.modSeq(),
                    added.mailbox(),
                    added.name(),
                    added.uid(),
                    added.email(),
                    added.size(),
                    added.flags()));
        }
        if (change instanceof AccountChange.FlagsChanged flags) {
            return Optional.of(new MailEvent.FlagsChanged(
                    at, commit.account(), commit.modSeq(), flags.mailbox(), flags.name(), flags.uids()));
        }
        if (change instanceof AccountChange.MessagesRemoved removed) {
            return Optional.of(new MailEvent.MessagesRemoved(
                    at, commit.account(), commit.modSeq(), removed.mailbox(), removed.name(), removed.uids()));
        }
        return ofMailbox(at, commit, change);
    }

    private static Optional<MailEvent> ofMailbox(Instant at, AccountChange commit, AccountChange.Change change) {
        if (change instanceof AccountChange.MailboxAdded added) {
            return Optional.of(
                    new MailEvent.MailboxCreated(at, commit.account(), commit.modSeq(), added.mailbox(), added.name()));
        }
        if (change instanceof AccountChange.MailboxRenamed renamed) {
            return Optional.of(new MailEvent.MailboxRenamed(
                    at, commit.account(), commit.modSeq(), renamed.mailbox(), renamed.from(), renamed.to()));
        }
        if (change instanceof AccountChange.MailboxRemoved removed) {
            return Optional.of(new MailEvent.MailboxDeleted(
                    at, commit.account(), commit.modSeq(), removed.mailbox(), removed.name()));
        }
        return Optional.empty();
    }
}
