package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MailboxSnapshot;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.QuotaLimits;
import io.mailcore.api.store.Refusal;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A batch is applied whole or not at all; each command sees those before it. */
public abstract class AtomicityContract extends StoreContract {
    private static final MailboxName NOWHERE = MailboxName.parse("Nowhere");

    @Test
    void aRefusedCommandUndoesEverythingBeforeIt() throws IOException {
        create(WORK);
        appendMany(INBOX, 5);
        append(WORK, "w", Flag.keyword("old"));
        Object before = everything();
        long uid = uids(INBOX).first();
        assertThat(refusal(
                        TestMessages.append(INBOX, "new", Flag.keyword("new")),
                        flags(INBOX, UidSet.ALL, FlagMode.ADD, Flag.SEEN, Flag.keyword("other")),
                        copy(INBOX, UidSet.ALL, WORK),
                        move(INBOX, UidSet.of(uid), WORK),
                        expunge(INBOX, uid + 1),
                        new Command.ClaimRecent(MailboxRef.of(INBOX)),
                        new Command.CreateMailbox(MailboxName.parse("New"), Set.of(SpecialUse.SENT), false),
                        new Command.RenameMailbox(WORK, MailboxName.parse("Job")),
                        delete(MailboxName.parse("Job")),
                        new Command.Subscribe(WORK),
                        new Command.SetQuota(QuotaLimits.of(1_000_000, 1_000)),
                        TestMessages.keyed(TestMessages.append(INBOX, "keyed"), "key"),
                        TestMessages.append(NOWHERE, "refused")))
                .isEqualTo(Refusal.NO_SUCH_MAILBOX);
        assertThat(everything()).isEqualTo(before);
        Outcome.Appended keyed = apply(TestMessages.keyed(TestMessages.append(INBOX, "keyed"), "key"))
                .outcome(0, Outcome.Appended.class);
        assertThat(keyed.duplicate()).isFalse();
    }

    private Object everything() throws IOException {
        List<Object> all = new ArrayList<>();
        for (MailboxInfo info : account.mailboxes()) {
            try (MailboxReader reader = account.open(info.id()).orElseThrow()) {
                MailboxSnapshot snapshot = reader.snapshot().orElseThrow();
                all.add(snapshot);
                all.add(messages(reader));
            }
        }
        all.add(account.quota());
        all.add(Set.copyOf(account.subscriptions()));
        return all;
    }

    @Test
    void everyCommandOnAMissingMailboxIsRefused() throws IOException {
        MailboxRef nowhere = MailboxRef.of(NOWHERE);
        MailboxRef gone = MailboxRef.of(create(WORK).id());
        apply(delete(WORK));
        for (MailboxRef missing : List.of(nowhere, gone)) {
            assertThat(refusal(new Command.Expunge(missing, UidSet.ALL, false))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
            assertThat(refusal(new Command.ClaimRecent(missing))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
            assertThat(refusal(new Command.Expect(missing, highest(INBOX)))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
            assertThat(refusal(new Command.DeleteMailbox(missing))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
            assertThat(refusal(new Command.Copy(missing, UidSet.ALL, MailboxRef.of(INBOX))))
                    .isEqualTo(Refusal.NO_SUCH_MAILBOX);
        }
    }

    @Test
    void commandsSeeThoseBeforeThem() throws IOException {
        ApplyResult.Applied applied = apply(
                new Command.CreateMailbox(WORK, Set.of(), false),
                TestMessages.append(WORK, "m"),
                flags(WORK, UidSet.ALL, FlagMode.ADD, Flag.DELETED),
                new Command.Expunge(MailboxRef.of(WORK), UidSet.ALL, true),
                new Command.CreateMailbox(WORK, Set.of(), true));
        assertThat(applied.outcome(2, Outcome.FlagsStored.class).messages()).hasSize(1);
        assertThat(applied.outcome(3, Outcome.Expunged.class).uids().count()).isEqualTo(1);
        assertThat(applied.outcome(4, Outcome.MailboxCreated.class).mailbox()).isEqualTo(info(WORK));
        assertThat(info(WORK).messages()).isZero();
        assertThat(info(WORK).highestModSeq()).isEqualTo(applied.modSeq());
    }

    @Test
    void aBatchThatRenamesSpeaksOfTheNewNameAfterwards() throws IOException {
        create(WORK);
        MailboxName job = MailboxName.parse("Job");
        apply(new Command.RenameMailbox(WORK, job), TestMessages.append(job, "m"));
        assertThat(info(job).messages()).isEqualTo(1);
        assertThat(refusal(new Command.RenameMailbox(job, WORK), TestMessages.append(job, "m")))
                .isEqualTo(Refusal.NO_SUCH_MAILBOX);
    }

    @Test
    void aBatchIsStaleWhenTheMailboxHasChanged() throws IOException {
        append(INBOX, "m");
        Command.Expect expect = new Command.Expect(MailboxRef.of(INBOX), highest(INBOX));
        apply(expect, TestMessages.append(INBOX, "n"));
        assertThat(refusal(expect)).isEqualTo(Refusal.STALE);
        apply(new Command.Expect(MailboxRef.of(INBOX), highest(INBOX)));
    }

    @Test
    void aDeliveryKeyIsDeliveredOnce() throws IOException {
        create(WORK);
        Command.Append first = TestMessages.keyed(TestMessages.append(INBOX, "m"), "key-1");
        Outcome.Appended once = apply(first).outcome(0, Outcome.Appended.class);
        Outcome.Appended again = apply(first).outcome(0, Outcome.Appended.class);
        assertThat(once.duplicate()).isFalse();
        assertThat(again)
                .isEqualTo(new Outcome.Appended(once.mailbox(), once.validity(), once.uid(), once.emailId(), true));
        Outcome.Appended elsewhere = apply(TestMessages.keyed(TestMessages.append(WORK, "m"), "key-1"))
                .outcome(0, Outcome.Appended.class);
        assertThat(elsewhere).isEqualTo(again);
        assertThat(account.quota().messages()).isEqualTo(1);
    }

    @Test
    void aDeliveryKeyIsTheAccountsOwnAndSurvivesItsMessage() throws IOException {
        Command.Append keyed = TestMessages.keyed(TestMessages.append(INBOX, "m"), "key-1");
        Outcome.Appended once = apply(keyed).outcome(0, Outcome.Appended.class);
        apply(expunge(INBOX, once.uid().value()));
        assertThat(apply(keyed).outcome(0, Outcome.Appended.class).duplicate()).isTrue();
        assertThat(info(INBOX).messages()).isZero();
        Outcome.Appended other =
                applyTo(store.account(AccountId.of("bob")), keyed).outcome(0, Outcome.Appended.class);
        assertThat(other.duplicate()).isFalse();
    }

    @Test
    void aDeliveryKeyCountsWithinItsBatch() throws IOException {
        Command.Append keyed = TestMessages.keyed(TestMessages.append(INBOX, "m"), "key-1");
        ApplyResult.Applied applied = apply(keyed, keyed);
        assertThat(applied.outcome(1, Outcome.Appended.class).duplicate()).isTrue();
        assertThat(applied.outcome(1, Outcome.Appended.class).uid())
                .isEqualTo(applied.outcome(0, Outcome.Appended.class).uid());
        assertThat(info(INBOX).messages()).isEqualTo(1);
    }

    @Test
    void contentThatFailsToReadChangesNothing() throws IOException {
        List<StoredMessage> before = messages(INBOX);
        Command.Append broken = TestMessages.append(INBOX, new Broken(), "broken");
        assertThatThrownBy(() -> account.apply(List.of(TestMessages.append(INBOX, "m"), broken)))
                .isInstanceOf(IOException.class);
        assertThat(messages(INBOX)).isEqualTo(before);
        append(INBOX, "still works");
    }

    /** Ends with an error after some octets. */
    private record Broken() implements Content {
        @Override
        public long size() {
            return 1000;
        }

        @Override
        public InputStream open(long offset, long length) {
            return new InputStream() {
                private int left = 10;

                @Override
                public int read() throws IOException {
                    if (left == 0) {
                        throw new IOException("broken on purpose");
                    }
                    left--;
                    return 'x';
                }
            };
        }
    }
}
