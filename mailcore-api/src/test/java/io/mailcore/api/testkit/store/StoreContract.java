package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.api.testkit.FakeTime;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all contracts share: a fresh store, an account in it, and short words for what tests do all the time. */
public abstract class StoreContract {
    /** INBOX. */
    protected static final MailboxName INBOX = MailboxName.INBOX;

    /** A mailbox that tests make with {@link #create}. */
    protected static final MailboxName WORK = MailboxName.parse("Work");

    /** The store's clock. */
    protected final FakeTime time = new FakeTime();

    /** The store under test. */
    @SuppressWarnings("NullAway.Init") // made before each test
    protected MessageStore store;

    /** An account of the store. */
    @SuppressWarnings("NullAway.Init") // made before each test
    protected AccountStore account;

    /** Where stores come from. */
    protected abstract StoreFixture fixture();

    @BeforeEach
    final void openStore() throws IOException {
        store = fixture().open(time);
        account = store.account(AccountId.of("alice"));
    }

    @AfterEach
    final void closeStore() throws IOException {
        store.close();
    }

    /** Applies commands that must not be refused. */
    protected final ApplyResult.Applied apply(Command... commands) throws IOException {
        return applyTo(account, commands);
    }

    /** Applies commands to some account; they must not be refused. */
    protected static ApplyResult.Applied applyTo(AccountStore account, Command... commands) throws IOException {
        ApplyResult result = account.apply(List.of(commands));
        assertThat(result).isInstanceOf(ApplyResult.Applied.class);
        ApplyResult.Applied applied = (ApplyResult.Applied) result;
        assertThat(applied.outcomes()).hasSameSizeAs(commands);
        return applied;
    }

    /** Applies a batch whose last command must be refused. */
    protected final Refusal refusal(Command... commands) throws IOException {
        ApplyResult result = account.apply(List.of(commands));
        assertThat(result).isInstanceOf(ApplyResult.Refused.class);
        ApplyResult.Refused refused = (ApplyResult.Refused) result;
        assertThat(refused.index()).isEqualTo(commands.length - 1);
        return refused.reason();
    }

    protected final MailboxInfo create(MailboxName name) throws IOException {
        Command.CreateMailbox command = new Command.CreateMailbox(name, Set.of(), false);
        return apply(command).outcome(0, Outcome.MailboxCreated.class).mailbox();
    }

    /** Appends a small message and returns its UID. */
    protected final long append(MailboxName mailbox, String subject, Flag... flags) throws IOException {
        return apply(TestMessages.append(mailbox, subject, flags))
                .outcome(0, Outcome.Appended.class)
                .uid()
                .value();
    }

    /** Appends some small messages in one batch. */
    protected final void appendMany(MailboxName mailbox, int count) throws IOException {
        Command[] commands = new Command[count];
        for (int i = 0; i < count; i++) {
            commands[i] = TestMessages.append(mailbox, "m" + i);
        }
        apply(commands);
    }

    protected static Command.StoreFlags flags(MailboxName mailbox, UidSet uids, FlagMode mode, Flag... flags) {
        return new Command.StoreFlags(MailboxRef.of(mailbox), uids, mode, Flags.of(flags), Optional.empty());
    }

    protected static Command.Expunge expunge(MailboxName mailbox, long... uids) {
        return new Command.Expunge(MailboxRef.of(mailbox), UidSet.of(uids), false);
    }

    protected static Command.Copy copy(MailboxName from, UidSet uids, MailboxName to) {
        return new Command.Copy(MailboxRef.of(from), uids, MailboxRef.of(to));
    }

    protected static Command.Move move(MailboxName from, UidSet uids, MailboxName to) {
        return new Command.Move(MailboxRef.of(from), uids, MailboxRef.of(to));
    }

    protected static Command.DeleteMailbox delete(MailboxName name) {
        return new Command.DeleteMailbox(MailboxRef.of(name));
    }

    protected final MailboxInfo info(MailboxName name) throws IOException {
        return account.mailbox(name).orElseThrow(() -> new AssertionError("no mailbox " + name));
    }

    protected final MailboxReader open(MailboxName name) throws IOException {
        return account.open(info(name).id()).orElseThrow();
    }

    /** All messages of a mailbox, read by a reader of its own. */
    protected final List<StoredMessage> messages(MailboxName name) throws IOException {
        try (MailboxReader reader = open(name)) {
            return messages(reader);
        }
    }

    /** All messages that a reader sees, expunged ones that are held for it included. */
    protected static List<StoredMessage> messages(MailboxReader reader) throws IOException {
        return reader.messages(UidSet.ALL, 0, Integer.MAX_VALUE, Detail.BASIC);
    }

    /** The UIDs of all messages of a mailbox. */
    protected final UidSet uids(MailboxName name) throws IOException {
        return uids(messages(name));
    }

    /** The UIDs of some messages. */
    protected static UidSet uids(List<StoredMessage> messages) {
        return UidSet.of(messages.stream().map(StoredMessage::uid).toList());
    }

    /** The one message of a UID. */
    protected final StoredMessage message(MailboxName name, long uid) throws IOException {
        try (MailboxReader reader = open(name)) {
            List<StoredMessage> found = reader.messages(UidSet.of(uid), 0, 1, Detail.SUMMARY);
            assertThat(found).as("message %d of %s", uid, name).hasSize(1);
            return found.get(0);
        }
    }

    /** The MODSEQ of the last change to a mailbox. */
    protected final ModSeq highest(MailboxName name) throws IOException {
        return info(name).highestModSeq();
    }
}
