package io.mailcore.imap.session;

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
import io.mailcore.api.store.Quota;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that fails when a test wants it to, and counts the contents that are opened. */
final class FailingStore implements MessageStore {
    private final MessageStore store;
    boolean unavailable;
    boolean buggy;
    int contents;

    FailingStore(MessageStore store) {
        this.store = store;
    }

    private void pass() throws IOException {
        if (unavailable) {
            throw new IOException("store is away");
        }
        if (buggy) {
            throw new IllegalStateException("store has a bug");
        }
    }

    @Override
    public AccountStore account(AccountId id) {
        return new FailingAccount(store.account(id));
    }

    @Override
    public List<AccountId> accounts(Optional<AccountId> after, int limit) throws IOException {
        return store.accounts(after, limit);
    }

    @Override
    public void deleteAccount(AccountId id) throws IOException {
        store.deleteAccount(id);
    }

    @Override
    public Subscription subscribe(ChangeListener listener) {
        return store.subscribe(listener);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }

    private final class FailingAccount implements AccountStore {
        private final AccountStore account;

        FailingAccount(AccountStore account) {
            this.account = account;
        }

        @Override
        public AccountId id() {
            return account.id();
        }

        @Override
        public ApplyResult apply(List<Command> commands) throws IOException {
            pass();
            return account.apply(commands);
        }

        @Override
        public List<MailboxInfo> mailboxes() throws IOException {
            pass();
            return account.mailboxes();
        }

        @Override
        public Optional<MailboxInfo> mailbox(MailboxName name) throws IOException {
            pass();
            return account.mailbox(name);
        }

        @Override
        public Set<MailboxName> subscriptions() throws IOException {
            pass();
            return account.subscriptions();
        }

        @Override
        public Quota quota() throws IOException {
            pass();
            return account.quota();
        }

        @Override
        public Optional<MailboxReader> open(MailboxId mailbox) throws IOException {
            pass();
            return account.open(mailbox).map(FailingReader::new);
        }
    }

    private final class FailingReader implements MailboxReader {
        private final MailboxReader reader;

        FailingReader(MailboxReader reader) {
            this.reader = reader;
        }

        @Override
        public Optional<MailboxSnapshot> snapshot() throws IOException {
            pass();
            return reader.snapshot();
        }

        @Override
        public List<StoredMessage> messages(UidSet uids, long after, int limit, Detail detail) throws IOException {
            pass();
            return reader.messages(uids, after, limit, detail);
        }

        @Override
        public MailboxChanges changesSince(ModSeq since, int limit) throws IOException {
            pass();
            return reader.changesSince(since, limit);
        }

        @Override
        public Optional<Content> content(EmailId email) throws IOException {
            pass();
            contents++;
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
