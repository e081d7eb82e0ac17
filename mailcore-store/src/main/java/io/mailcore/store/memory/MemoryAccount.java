package io.mailcore.store.memory;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.Quota;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A handle: looks its account up at each use, so it outlives the account's deletion. */
record MemoryAccount(AccountId id, Accounts accounts) implements AccountStore {

    @Override
    public ApplyResult apply(List<Command> commands) throws IOException {
        return accounts.apply(id, List.copyOf(commands));
    }

    @Override
    public List<MailboxInfo> mailboxes() throws IOException {
        AccountState.Tree tree = accounts.use(id).state().tree();
        return tree.names().values().stream()
                .map(number -> tree.mailboxes().find(number).orElseThrow().info())
                .toList();
    }

    @Override
    public Optional<MailboxInfo> mailbox(MailboxName name) throws IOException {
        return accounts.use(id).state().mailbox(name).map(MailboxState::info);
    }

    @Override
    public Set<MailboxName> subscriptions() throws IOException {
        return Collections.unmodifiableSet(accounts.use(id).state().tree().subscriptions());
    }

    @Override
    public Quota quota() throws IOException {
        return accounts.use(id).state().quota();
    }

    @Override
    public Optional<MailboxReader> open(MailboxId mailbox) throws IOException {
        return accounts.use(id).open(mailbox);
    }

    @Override
    public String toString() {
        return "MemoryAccount[" + id + "]";
    }
}
