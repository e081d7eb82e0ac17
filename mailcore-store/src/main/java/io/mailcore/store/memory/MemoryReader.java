package io.mailcore.store.memory;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxSnapshot;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A reader's hold on a mailbox. Each call looks at one state of the account, without a lock. */
final class MemoryReader implements MailboxReader {
    private final Account account;
    private final long mailbox;

    /** Written by the reader's session, read by whoever clears graves. */
    private volatile long told;

    private volatile boolean closed;

    MemoryReader(Account account, long mailbox, long told) {
        this.account = account;
        this.mailbox = mailbox;
        this.told = told;
    }

    long mailbox() {
        return mailbox;
    }

    long told() {
        return told;
    }

    @Override
    public Optional<MailboxSnapshot> snapshot() throws IOException {
        requireOpen();
        Optional<MailboxState> state = account.state().tree().mailboxes().find(mailbox);
        state.ifPresent(found -> told(ModSeq.of(found.counters().highest())));
        return state.map(MailboxState::snapshot);
    }

    @Override
    public List<StoredMessage> messages(UidSet uids, long after, int limit, Detail detail) throws IOException {
        requireOpen();
        requireLimit(limit);
        return account
                .state()
                .view(mailbox)
                .map(view -> new Page(view, told, limit).read(uids, after))
                .orElse(List.of())
                .stream()
                .map(line -> account.ids().stored(line.message(), detail, line.expunged()))
                .toList();
    }

    @Override
    public MailboxChanges changesSince(ModSeq since, int limit) throws IOException {
        requireOpen();
        requireLimit(limit);
        AccountState state = account.state();
        return state.view(mailbox)
                .map(view -> view.isDeleted()
                        ? changesOfDeleted(view, since.value())
                        : changesOf(view.mailbox(), since.value(), limit))
                // The reader has been told of the deletion before, so there is nothing left to name.
                .orElseGet(() -> new MailboxChanges(state.latest(), List.of(), UidSet.EMPTY, true, false, true));
    }

    private MailboxChanges changesOf(MailboxState state, long since, int limit) {
        ChangeLog.Page page = state.changes().since(since, limit, state.messages());
        long upTo = page.more() ? page.upTo() : state.counters().highest();
        boolean complete = state.expunges().reachesBack(since);
        return new MailboxChanges(
                ModSeq.of(upTo),
                page.messages().stream()
                        .map(message -> account.ids().stored(message, Detail.BASIC, false))
                        .toList(),
                complete ? state.expunges().between(since, upTo) : state.gaps(),
                complete,
                page.more(),
                false);
    }

    private static MailboxChanges changesOfDeleted(AccountState.View view, long since) {
        MailboxState last = view.mailbox();
        boolean complete = last.expunges().reachesBack(since);
        UidSet.Builder vanished = UidSet.builder();
        UidSet before = complete ? last.expunges().between(since, view.deletedAt()) : last.gaps();
        before.ranges().forEach(range -> vanished.addRange(range.first(), range.last()));
        if (since < view.deletedAt()) {
            last.uids().ranges().forEach(range -> vanished.addRange(range.first(), range.last()));
        }
        return new MailboxChanges(ModSeq.of(view.deletedAt()), List.of(), vanished.build(), complete, false, true);
    }

    @Override
    public Optional<Content> content(EmailId email) throws IOException {
        requireOpen();
        long number = account.ids().number(email);
        return account.state()
                .view(mailbox)
                .filter(view -> view.deletedAt() > told)
                .flatMap(view -> {
                    Optional<Email> there = view.mailbox().contents().emails().find(number);
                    return there.isPresent() ? there : view.mailbox().graves().find(number, told);
                })
                .map(found -> found.body().content());
    }

    @Override
    public void told(ModSeq modSeq) {
        // What has not happened yet cannot be known: a number too high must not let go of what comes.
        long known = Math.min(modSeq.value(), account.state().modSeq());
        if (known > told) {
            told = known;
            account.told(this);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            account.close(this);
        }
    }

    private void requireOpen() throws IOException {
        account.services().requireOpen();
        if (closed) {
            throw new IllegalStateException("reader: closed (expected: open)");
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: at least 1)");
        }
    }

    @Override
    public String toString() {
        return "MemoryReader[" + account.ids().mailbox(mailbox) + ", told " + told + "]";
    }
}
