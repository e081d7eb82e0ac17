package io.mailcore.core.testkit;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidValidity;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.ChangeListener;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Quota;
import io.mailcore.api.store.QuotaLimits;
import io.mailcore.api.store.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes deliveries and shows what it took: CreateMailbox, Append with its delivery key, SetQuota. Knows no other command
 * and cannot be read as a mailbox. Thread-safe.
 */
public final class RecordingStore implements MessageStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AccountId, Account> accounts = new TreeMap<>();
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private long maxMessage = Long.MAX_VALUE;
    private int maxMailboxes = Integer.MAX_VALUE;

    /**
     * A message that was delivered.
     *
     * @param mailbox where to
     * @param text its octets, one char each
     * @param summary as given
     * @param flags its flags
     * @param key its delivery key
     */
    public record Delivered(MailboxName mailbox, String text, MessageSummary summary, Flags flags, String key) {}

    /** What an account has, in the order of delivery. */
    public List<Delivered> delivered(String account) {
        lock.lock();
        try {
            return List.copyOf(account(accounts, AccountId.of(account)).messages);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses longer messages with LIMIT from now on. */
    public void limitMessages(long octets) {
        maxMessage = octets;
    }

    /** Refuses further mailboxes with LIMIT from now on. */
    public void limitMailboxes(int count) {
        maxMailboxes = count;
    }

    /** Gives an account a quota. */
    public void limit(String account, QuotaLimits limits) {
        lock.lock();
        try {
            account(accounts, AccountId.of(account)).limits = limits;
        } finally {
            lock.unlock();
        }
    }

    /** How many listeners there are. */
    public int listeners() {
        return listeners.size();
    }

    /** Tells listeners of a change, as if it had been committed. */
    public void tell(AccountChange change) {
        listeners.forEach(listener -> listener.committed(change));
    }

    @Override
    public AccountStore account(AccountId id) {
        return new Handle(id);
    }

    @Override
    public List<AccountId> accounts(Optional<AccountId> after, int limit) {
        lock.lock();
        try {
            return accounts.keySet().stream()
                    .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                    .limit(limit)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void deleteAccount(AccountId id) {
        lock.lock();
        try {
            accounts.remove(id);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Subscription subscribe(ChangeListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {}

    private static Account account(Map<AccountId, Account> accounts, AccountId id) {
        return accounts.computeIfAbsent(id, same -> new Account());
    }

    /** What one account has. */
    private static final class Account {
        private List<Delivered> messages = new ArrayList<>();
        private Map<MailboxName, MailboxId> mailboxes = new TreeMap<>(Map.of(MailboxName.INBOX, MailboxId.of("m0")));
        private Set<String> keys = new HashSet<>();
        private QuotaLimits limits = QuotaLimits.NONE;
        private long modSeq;

        Account copy() {
            Account copy = new Account();
            copy.messages = new ArrayList<>(messages);
            copy.mailboxes = new TreeMap<>(mailboxes);
            copy.keys = new HashSet<>(keys);
            copy.limits = limits;
            copy.modSeq = modSeq;
            return copy;
        }

        Quota quota() {
            return new Quota(
                    limits, messages.stream().mapToLong(m -> m.text().length()).sum(), messages.size());
        }
    }

    /** A command was refused. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final Refusal reason;

        RefusedException(Refusal reason) {
            super(reason.name());
            this.reason = reason;
        }
    }

    /** The account of a handle, changed as a whole or not at all. */
    private final class Handle implements AccountStore {
        private final AccountId id;

        Handle(AccountId id) {
            this.id = id;
        }

        @Override
        public AccountId id() {
            return id;
        }

        @Override
        public ApplyResult apply(List<Command> commands) throws IOException {
            lock.lock();
            try {
                Account draft = account(accounts, id).copy();
                draft.modSeq++;
                List<Outcome> outcomes = new ArrayList<>();
                List<AccountChange.Change> changes = new ArrayList<>();
                for (Command command : commands) {
                    try {
                        outcomes.add(apply(draft, command, changes));
                    } catch (RefusedException e) {
                        return new ApplyResult.Refused(outcomes.size(), e.reason);
                    }
                }
                accounts.put(id, draft);
                tell(new AccountChange(id, ModSeq.of(draft.modSeq), changes));
                return new ApplyResult.Applied(ModSeq.of(draft.modSeq), outcomes);
            } finally {
                lock.unlock();
            }
        }

        private Outcome apply(Account draft, Command command, List<AccountChange.Change> changes) throws IOException {
            if (command instanceof Command.CreateMailbox create) {
                return create(draft, create, changes);
            }
            if (command instanceof Command.Append append) {
                return append(draft, append, changes);
            }
            throw new UnsupportedOperationException(command.getClass().getSimpleName());
        }

        private Outcome create(Account draft, Command.CreateMailbox create, List<AccountChange.Change> changes)
                throws RefusedException {
            if (!draft.mailboxes.containsKey(create.name())) {
                if (draft.mailboxes.size() >= maxMailboxes) {
                    throw new RefusedException(Refusal.LIMIT);
                }
                MailboxId mailbox = MailboxId.of("m" + draft.mailboxes.size());
                draft.mailboxes.put(create.name(), mailbox);
                changes.add(new AccountChange.MailboxAdded(mailbox, create.name()));
            } else if (!create.ifAbsent()) {
                throw new RefusedException(Refusal.MAILBOX_EXISTS);
            }
            return new Outcome.Done();
        }

        private Outcome append(Account draft, Command.Append append, List<AccountChange.Change> changes)
                throws IOException {
            MailboxName name = ((MailboxRef.ByName) append.mailbox()).name();
            MailboxId mailbox = Optional.ofNullable(draft.mailboxes.get(name))
                    .orElseThrow(() -> new RefusedException(Refusal.NO_SUCH_MAILBOX));
            String key = append.deliveryKey().orElse("");
            boolean duplicate = !key.isEmpty() && !draft.keys.add(key);
            Uid uid = Uid.of(draft.messages.size() + 1L);
            EmailId email = EmailId.of("e" + uid);
            if (!duplicate) {
                add(draft, append, name);
                changes.add(new AccountChange.MessageAdded(
                        mailbox, name, uid, email, append.content().size(), append.flags()));
            }
            return new Outcome.Appended(mailbox, new UidValidity(1), uid, email, duplicate);
        }

        private void add(Account draft, Command.Append append, MailboxName name) throws IOException {
            long size = append.content().size();
            if (size > maxMessage) {
                throw new RefusedException(Refusal.LIMIT);
            }
            if (!draft.quota().hasRoomFor(size)) {
                throw new RefusedException(Refusal.OVER_QUOTA);
            }
            byte[] octets = append.content().bytes(0, (int) size);
            String text = new String(octets, StandardCharsets.ISO_8859_1);
            draft.messages.add(new Delivered(
                    name,
                    text,
                    append.summary(),
                    append.flags(),
                    append.deliveryKey().orElse("")));
        }

        @Override
        public List<MailboxInfo> mailboxes() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<MailboxInfo> mailbox(MailboxName name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<MailboxName> subscriptions() {
            return Set.of();
        }

        @Override
        public Quota quota() {
            lock.lock();
            try {
                return account(accounts, id).quota();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Optional<MailboxReader> open(MailboxId mailbox) {
            throw new UnsupportedOperationException();
        }
    }
}
