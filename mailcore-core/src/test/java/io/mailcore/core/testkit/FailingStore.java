package io.mailcore.core.testkit;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.ChangeListener;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxSnapshot;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.store.OutcomeUnknownException;
import io.mailcore.api.store.Quota;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store that fails on purpose, at a named point, for one account or all, a given number of times; otherwise it does
 * what the store behind it does. Thread-safe.
 *
 * <pre>{@code
 * FailingStore store = new FailingStore(new MemoryStore());
 * store.fail(Point.APPLY, AccountId.of("ann"), 1);
 * }</pre>
 */
public final class FailingStore implements MessageStore {
    private final MessageStore inner;
    private final Map<Trap, Integer> traps = new ConcurrentHashMap<>();
    private final Map<Trap, Integer> calls = new ConcurrentHashMap<>();

    /** Where it fails. */
    public enum Point {
        /** {@link AccountStore#apply} throws an IOException and changes nothing. */
        APPLY,
        /** {@link AccountStore#apply} changes nothing, but nobody can tell. */
        APPLY_LOST,
        /** {@link AccountStore#apply} does its work, but nobody can tell. */
        APPLY_UNANSWERED,
        /** {@link AccountStore#apply} throws an unchecked exception and changes nothing. */
        APPLY_BROKEN,
        /** The reading methods of {@link AccountStore} throw an IOException. */
        READ_ACCOUNT,
        /** {@link AccountStore#open} throws an IOException. */
        OPEN,
        /** {@link MailboxReader#snapshot}, {@code messages} and {@code changesSince} throw an IOException. */
        READ_MAILBOX,
        /** {@link MailboxReader#content} throws an IOException. */
        READ_CONTENT,
        /** All of these methods throw an unchecked exception. */
        BROKEN
    }

    private record Trap(Point point, Optional<AccountId> account) {}

    /** Wraps a store; nothing fails yet. */
    public FailingStore(MessageStore inner) {
        this.inner = inner;
    }

    /** Fails for an account the next so many times. */
    public void fail(Point point, AccountId account, int times) {
        traps.put(new Trap(point, Optional.of(account)), times);
    }

    /** Fails for any account the next so many times. */
    public void fail(Point point, int times) {
        traps.put(new Trap(point, Optional.empty()), times);
    }

    /** Fails at every call, for any account, as if the machine behind it were away. */
    public void goAway() {
        for (Point point :
                List.of(Point.APPLY, Point.READ_ACCOUNT, Point.OPEN, Point.READ_MAILBOX, Point.READ_CONTENT)) {
            fail(point, Integer.MAX_VALUE);
        }
    }

    /** Fails no more. */
    public void heal() {
        traps.clear();
    }

    /** How often {@link AccountStore#apply} was called for an account, whatever came of it. */
    public int applies(AccountId account) {
        return calls(Point.APPLY, account);
    }

    /** How often the methods of a point were called for an account, whatever came of it. */
    public int calls(Point point, AccountId account) {
        return calls.getOrDefault(new Trap(point, Optional.of(account)), 0);
    }

    @Override
    public AccountStore account(AccountId id) {
        return new Handle(inner.account(id));
    }

    @Override
    public List<AccountId> accounts(Optional<AccountId> after, int limit) throws IOException {
        return inner.accounts(after, limit);
    }

    @Override
    public void deleteAccount(AccountId id) throws IOException {
        inner.deleteAccount(id);
    }

    @Override
    public Subscription subscribe(ChangeListener listener) {
        return inner.subscribe(listener);
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }

    private boolean springs(Point point, AccountId account) {
        return springs(new Trap(point, Optional.of(account))) || springs(new Trap(point, Optional.empty()));
    }

    private boolean springs(Trap trap) {
        boolean[] sprung = new boolean[1];
        traps.computeIfPresent(trap, (same, left) -> {
            sprung[0] = left > 0;
            return left - 1;
        });
        return sprung[0];
    }

    private void check(Point point, AccountId account) throws IOException {
        calls.merge(new Trap(point, Optional.of(account)), 1, Integer::sum);
        if (springs(Point.BROKEN, account)) {
            throw new IllegalStateException("failing on purpose: " + point);
        }
        if (springs(point, account)) {
            throw new IOException("failing on purpose: " + point);
        }
    }

    private final class Handle implements AccountStore {
        private final AccountStore account;

        Handle(AccountStore account) {
            this.account = account;
        }

        @Override
        public AccountId id() {
            return account.id();
        }

        @Override
        public ApplyResult apply(List<Command> commands) throws IOException {
            check(Point.APPLY, id());
            if (springs(Point.APPLY_LOST, id())) {
                throw new OutcomeUnknownException("failing on purpose", new IOException("not applied"));
            }
            if (springs(Point.APPLY_BROKEN, id())) {
                throw new IllegalStateException("failing on purpose");
            }
            ApplyResult result = account.apply(commands);
            if (springs(Point.APPLY_UNANSWERED, id())) {
                throw new OutcomeUnknownException("failing on purpose", new IOException("applied"));
            }
            return result;
        }

        @Override
        public List<MailboxInfo> mailboxes() throws IOException {
            check(Point.READ_ACCOUNT, id());
            return account.mailboxes();
        }

        @Override
        public Optional<MailboxInfo> mailbox(MailboxName name) throws IOException {
            check(Point.READ_ACCOUNT, id());
            return account.mailbox(name);
        }

        @Override
        public Set<MailboxName> subscriptions() throws IOException {
            check(Point.READ_ACCOUNT, id());
            return account.subscriptions();
        }

        @Override
        public Quota quota() throws IOException {
            check(Point.READ_ACCOUNT, id());
            return account.quota();
        }

        @Override
        public Optional<MailboxReader> open(MailboxId mailbox) throws IOException {
            check(Point.OPEN, id());
            return account.open(mailbox).map(reader -> new Reader(id(), reader));
        }
    }

    private final class Reader implements MailboxReader {
        private final AccountId account;
        private final MailboxReader reader;

        Reader(AccountId account, MailboxReader reader) {
            this.account = account;
            this.reader = reader;
        }

        @Override
        public Optional<MailboxSnapshot> snapshot() throws IOException {
            check(Point.READ_MAILBOX, account);
            return reader.snapshot();
        }

        @Override
        public List<StoredMessage> messages(UidSet uids, long after, int limit, Detail detail) throws IOException {
            check(Point.READ_MAILBOX, account);
            return reader.messages(uids, after, limit, detail);
        }

        @Override
        public MailboxChanges changesSince(ModSeq since, int limit) throws IOException {
            check(Point.READ_MAILBOX, account);
            return reader.changesSince(since, limit);
        }

        @Override
        public Optional<Content> content(EmailId email) throws IOException {
            check(Point.READ_CONTENT, account);
            return reader.content(email);
        }

        @Override
        public void told(ModSeq modSeq) {
            reader.told(modSeq);
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
