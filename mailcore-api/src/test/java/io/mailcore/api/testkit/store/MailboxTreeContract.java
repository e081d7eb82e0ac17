package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mailboxes are made, renamed as trees, and deleted; INBOX stays. */
public abstract class MailboxTreeContract extends StoreContract {

    @Test
    void inboxIsThereFromTheFirstUse() throws IOException {
        assertThat(names()).containsExactly("INBOX");
        assertThat(account.mailbox(MailboxName.parse("inbox"))).isPresent();
        assertThat(refusal(new Command.CreateMailbox(INBOX, Set.of(), false))).isEqualTo(Refusal.MAILBOX_EXISTS);
    }

    @Test
    void ancestorsAreImplied() throws IOException {
        create(name("a/b/c"));
        assertThat(names()).containsExactly("INBOX", "a/b/c");
        assertThat(account.mailbox(name("a"))).isEmpty();
        create(name("a/b"));
        assertThat(names()).containsExactly("INBOX", "a/b", "a/b/c");
    }

    @Test
    void aNameThatIsTakenIsRefusedUnlessAskedForOnlyIfAbsent() throws IOException {
        MailboxInfo made = create(WORK);
        assertThat(refusal(new Command.CreateMailbox(WORK, Set.of(), false))).isEqualTo(Refusal.MAILBOX_EXISTS);
        ModSeq before = highest(WORK);
        Command.CreateMailbox ifAbsent = new Command.CreateMailbox(WORK, Set.of(SpecialUse.JUNK), true);
        assertThat(apply(ifAbsent).outcome(0, Outcome.MailboxCreated.class).mailbox())
                .isEqualTo(made);
        assertThat(highest(WORK)).isEqualTo(before);
    }

    @Test
    void namesDifferingInCaseAreTwoMailboxes() throws IOException {
        create(WORK);
        create(name("work"));
        assertThat(names()).contains("Work", "work");
    }

    @Test
    void aMailboxIsFoundInEveryUnicodeSpelling() throws IOException {
        MailboxInfo made = create(name("Caf\u00e9"));
        assertThat(account.mailbox(name("Cafe\u0301"))).contains(made);
    }

    @Test
    void deletingTakesTheMessagesAndLeavesTheChildren() throws IOException {
        create(WORK);
        create(name("Work/2026"));
        append(WORK, "m");
        append(name("Work/2026"), "m");
        apply(delete(WORK));
        assertThat(names()).containsExactly("INBOX", "Work/2026");
        assertThat(info(name("Work/2026")).messages()).isEqualTo(1);
        assertThat(account.quota().messages()).isEqualTo(1);
        create(WORK);
        assertThat(info(WORK).messages()).isZero();
    }

    @Test
    void inboxIsNeitherDeletedNorRenamed() throws IOException {
        assertThat(refusal(delete(INBOX))).isEqualTo(Refusal.NOT_PERMITTED);
        assertThat(refusal(new Command.DeleteMailbox(MailboxRef.of(info(INBOX).id()))))
                .isEqualTo(Refusal.NOT_PERMITTED);
        assertThat(refusal(rename("INBOX", "x"))).isEqualTo(Refusal.NOT_PERMITTED);
        create(WORK);
        assertThat(refusal(rename("Work", "inbox"))).isEqualTo(Refusal.MAILBOX_EXISTS);
    }

    @Test
    void mailboxesBelowInboxAreLikeOthers() throws IOException {
        create(name("INBOX/a"));
        apply(rename("INBOX/a", "INBOX/b"));
        apply(delete(name("inbox/b")));
        assertThat(names()).containsExactly("INBOX");
    }

    @Test
    void whatIsMissingCannotBeDeletedOrRenamed() throws IOException {
        assertThat(refusal(delete(WORK))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
        assertThat(refusal(rename("Work", "x"))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
        MailboxInfo made = create(WORK);
        apply(delete(WORK));
        assertThat(refusal(new Command.DeleteMailbox(MailboxRef.of(made.id())))).isEqualTo(Refusal.NO_SUCH_MAILBOX);
    }

    @Test
    void renamingKeepsIdValidityAndMessages() throws IOException {
        MailboxInfo made = create(WORK);
        append(WORK, "m");
        apply(rename("Work", "Job/Old"));
        MailboxInfo renamed = info(name("Job/Old"));
        assertThat(renamed.id()).isEqualTo(made.id());
        assertThat(renamed.validity()).isEqualTo(made.validity());
        assertThat(renamed.messages()).isEqualTo(1);
        assertThat(account.mailbox(WORK)).isEmpty();
    }

    @Test
    void renamingTakesTheWholeTree() throws IOException {
        for (String name : List.of("a", "a/b", "a/b/c", "a-b", "a/x", "ab", "a0")) {
            create(name(name));
        }
        MailboxInfo deep = info(name("a/b/c"));
        apply(rename("a", "z/y"));
        assertThat(names()).containsExactly("INBOX", "a-b", "a0", "ab", "z/y", "z/y/b", "z/y/b/c", "z/y/x");
        assertThat(info(name("z/y/b/c")).id()).isEqualTo(deep.id());
    }

    @Test
    void anImpliedNameIsRenamedThroughItsTree() throws IOException {
        create(name("a/b"));
        create(name("a/c"));
        apply(rename("a", "d"));
        assertThat(names()).containsExactly("INBOX", "d/b", "d/c");
    }

    @Test
    void renamingOntoATakenNameOrBelowItselfIsRefused() throws IOException {
        create(name("a"));
        create(name("a/x"));
        create(name("b"));
        create(name("c/x"));
        assertThat(refusal(rename("a", "b"))).isEqualTo(Refusal.MAILBOX_EXISTS);
        assertThat(refusal(rename("a", "a"))).isEqualTo(Refusal.MAILBOX_EXISTS);
        assertThat(refusal(rename("a", "a/y"))).isEqualTo(Refusal.NOT_PERMITTED);
        assertThat(refusal(rename("a", "c"))).isEqualTo(Refusal.MAILBOX_EXISTS);
        assertThat(names()).containsExactly("INBOX", "a", "a/x", "b", "c/x");
    }

    @Test
    void aTreeCanMoveUpIntoItsOwnImpliedAncestor() throws IOException {
        create(name("a/b"));
        create(name("a/b/b"));
        apply(rename("a/b", "a"));
        assertThat(names()).containsExactly("INBOX", "a", "a/b");
    }

    @Test
    void aRenameThatMakesANameTooLongIsRefused() throws IOException {
        create(name("a"));
        create(name("a/" + "x".repeat(250) + "/" + "y".repeat(250) + "/" + "z".repeat(250)));
        List<String> before = names();
        assertThat(refusal(rename("a", "w".repeat(250) + "/" + "v".repeat(250))))
                .isEqualTo(Refusal.LIMIT);
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void subscriptionsGoByNameAndOutliveMailboxes() throws IOException {
        create(WORK);
        MailboxName nowhere = name("Nowhere");
        apply(new Command.Subscribe(WORK), new Command.Subscribe(nowhere), new Command.Subscribe(WORK));
        assertThat(account.subscriptions()).containsExactlyInAnyOrder(WORK, nowhere);
        apply(rename("Work", "Job"));
        assertThat(account.subscriptions()).containsExactlyInAnyOrder(WORK, nowhere);
        apply(delete(name("Job")), new Command.Unsubscribe(nowhere), new Command.Unsubscribe(nowhere));
        assertThat(account.subscriptions()).containsExactly(WORK);
    }

    @Test
    void aSpecialUseHasOneMailbox() throws IOException {
        apply(new Command.CreateMailbox(name("Sent"), Set.of(SpecialUse.SENT, SpecialUse.ARCHIVE), false));
        apply(new Command.CreateMailbox(name("Sent 2"), Set.of(SpecialUse.SENT), false));
        assertThat(info(name("Sent")).uses()).containsExactly(SpecialUse.ARCHIVE);
        assertThat(info(name("Sent 2")).uses()).containsExactly(SpecialUse.SENT);
        apply(rename("Sent 2", "Out"));
        assertThat(info(name("Out")).uses()).containsExactly(SpecialUse.SENT);
    }

    @Test
    void ofManyWhoMakeOneNameExactlyOneWins() throws IOException {
        for (int round = 0; round < 20; round++) {
            Command make = new Command.CreateMailbox(name("r" + round), Set.of(), false);
            List<ApplyResult> results = Workers.run(8, i -> account.apply(List.of(make)));
            assertThat(results)
                    .filteredOn(ApplyResult.Applied.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(ApplyResult.Refused.class::isInstance)
                    .hasSize(7)
                    .containsOnly(new ApplyResult.Refused(0, Refusal.MAILBOX_EXISTS));
        }
    }

    private static Command.RenameMailbox rename(String from, String to) {
        return new Command.RenameMailbox(name(from), name(to));
    }

    private static MailboxName name(String path) {
        return MailboxName.parse(path);
    }

    private List<String> names() throws IOException {
        return account.mailboxes().stream().map(info -> info.name().toString()).toList();
    }
}
