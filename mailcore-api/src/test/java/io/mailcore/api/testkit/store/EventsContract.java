package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.QuotaLimits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * Listeners hear of commits in the order of their MODSEQ. For stores within one process, where no hint is lost; a store
 * that is shared between machines may leave this contract out.
 */
public abstract class EventsContract extends StoreContract {
    private final List<AccountChange> heard = new CopyOnWriteArrayList<>();

    @Test
    void eachKindOfChangeIsTold() throws IOException {
        MailboxInfo inbox = info(INBOX);
        store.subscribe(heard::add);
        MailboxInfo work = create(WORK);
        Outcome.Appended appended =
                apply(TestMessages.append(INBOX, "m", Flag.SEEN)).outcome(0, Outcome.Appended.class);
        UidSet uid = UidSet.of(appended.uid());
        apply(flags(INBOX, uid, FlagMode.ADD, Flag.DELETED));
        apply(expunge(INBOX, appended.uid().value()));
        MailboxName job = MailboxName.parse("Job");
        apply(new Command.RenameMailbox(WORK, job), new Command.Subscribe(job));
        apply(new Command.Unsubscribe(job), delete(job), new Command.SetQuota(QuotaLimits.of(1, 1)));
        assertThat(heard.stream().flatMap(change -> change.changes().stream()))
                .containsExactly(
                        new AccountChange.MailboxAdded(work.id(), WORK),
                        new AccountChange.MessageAdded(
                                inbox.id(),
                                INBOX,
                                appended.uid(),
                                appended.emailId(),
                                TestMessages.content("m").size(),
                                Flags.of(Flag.SEEN)),
                        new AccountChange.FlagsChanged(inbox.id(), INBOX, uid),
                        new AccountChange.MessagesRemoved(inbox.id(), INBOX, uid),
                        new AccountChange.MailboxRenamed(work.id(), WORK, job),
                        new AccountChange.SubscriptionChanged(job, true),
                        new AccountChange.SubscriptionChanged(job, false),
                        new AccountChange.MailboxRemoved(work.id(), job),
                        new AccountChange.QuotaChanged(QuotaLimits.of(1, 1)));
        assertThat(heard).allMatch(change -> change.account().equals(account.id()));
    }

    @Test
    void aMoveTellsOfBothMailboxesInOneChange() throws IOException {
        MailboxInfo work = create(WORK);
        appendMany(INBOX, 2);
        UidSet all = uids(INBOX);
        store.subscribe(heard::add);
        ApplyResult.Applied moved = apply(move(INBOX, all, WORK));
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).modSeq()).isEqualTo(moved.modSeq());
        assertThat(heard.get(0).changes())
                .contains(new AccountChange.MessagesRemoved(info(INBOX).id(), INBOX, all))
                .filteredOn(AccountChange.MessageAdded.class::isInstance)
                .hasSize(2)
                .allMatch(change ->
                        ((AccountChange.MessageAdded) change).mailbox().equals(work.id()));
    }

    @Test
    void whatChangesNothingIsNotTold() throws IOException {
        long uid = append(INBOX, "m", Flag.SEEN);
        store.subscribe(heard::add);
        apply();
        apply(flags(INBOX, UidSet.of(uid), FlagMode.ADD, Flag.SEEN));
        apply(expunge(INBOX, uid + 1));
        apply(new Command.Unsubscribe(WORK));
        apply(new Command.CreateMailbox(INBOX, Set.of(), true));
        apply(new Command.ClaimRecent(MailboxRef.of(INBOX)));
        refusal(TestMessages.append(INBOX, "undone"), delete(INBOX));
        assertThat(heard).isEmpty();
    }

    @Test
    void aCommitIsToldBeforeApplyReturns() throws IOException {
        store.subscribe(heard::add);
        ApplyResult.Applied applied = apply(TestMessages.append(INBOX, "m"));
        assertThat(heard).extracting(AccountChange::modSeq).containsExactly(applied.modSeq());
    }

    @Test
    void whoHasUnsubscribedIsNotTold() throws IOException {
        MessageStore.Subscription subscription = store.subscribe(heard::add);
        append(INBOX, "one");
        subscription.close();
        subscription.close();
        append(INBOX, "two");
        assertThat(heard).hasSize(1);
    }

    @Test
    void changesComeInModSeqOrderHoweverManyWrite() throws IOException {
        Map<AccountId, Long> last = new ConcurrentHashMap<>();
        List<String> faults = new CopyOnWriteArrayList<>();
        List<AccountId> accounts = List.of(AccountId.of("alice"), AccountId.of("bob"));
        store.subscribe(change -> {
            heard.add(change);
            Long before = last.put(change.account(), change.modSeq().value());
            if (before != null && before >= change.modSeq().value()) {
                faults.add(before + " before " + change.modSeq());
            }
        });
        Workers.run(8, number -> {
            for (int i = 0; i < 50; i++) {
                applyTo(store.account(accounts.get(number % 2)), TestMessages.append(INBOX, "m"));
            }
            return true;
        });
        assertThat(faults).isEmpty();
        assertThat(heard).hasSize(400);
    }

    @Test
    void deletingAnAccountTellsOfItsMailboxes() throws IOException {
        MailboxInfo work = create(WORK);
        MailboxInfo inbox = info(INBOX);
        store.subscribe(heard::add);
        store.deleteAccount(account.id());
        assertThat(heard.stream().flatMap(change -> change.changes().stream()))
                .containsExactlyInAnyOrder(
                        new AccountChange.MailboxRemoved(inbox.id(), INBOX),
                        new AccountChange.MailboxRemoved(work.id(), WORK));
    }
}
