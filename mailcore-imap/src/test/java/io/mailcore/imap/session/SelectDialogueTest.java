package io.mailcore.imap.session;

import io.mailcore.api.mailbox.Flag;
import org.junit.jupiter.api.Test;

class SelectDialogueTest {
    private final ImapRig rig = new ImapRig();

    @Test
    void tellsWhatRev1ClientsNeed() {
        rig.deliver("INBOX", "a\n", Flag.SEEN)
                .deliver("INBOX", "b\n", Flag.keyword("work"))
                .deliver("INBOX", "c\n");
        ImapRig.play(rig.loggedIn(), """
                C: a select INBOX
                S: * FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft work)
                S: * 3 EXISTS
                S: * 3 RECENT
                S: * OK [UNSEEN 2] First unseen message
                S: * OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft work \\*)] *
                S: * OK [UIDNEXT 4] *
                S: * OK [UIDVALIDITY *] *
                S: * OK [MAILBOXID (*)] *
                S: a OK [READ-WRITE] SELECT completed
                """);
    }

    @Test
    void tellsWhatRev2ClientsNeed() {
        rig.deliver(1);
        ImapRig.play(rig.rev2(), """
                C: a SELECT inbox
                S: * FLAGS *
                S: * 1 EXISTS
                S: * LIST () "/" INBOX
                S: * OK [PERMANENTFLAGS *] *
                S: * OK [UIDNEXT 2] *
                S: * OK [UIDVALIDITY *] *
                S: * OK [MAILBOXID (*)] *
                S: a OK [READ-WRITE] SELECT completed
                C: b FETCH 1 FLAGS
                S: * 1 FETCH (FLAGS ())
                S: b OK *
                """);
    }

    @Test
    void examinesWithoutChangingAnything() {
        rig.deliver(1);
        ImapRig.play(rig.loggedIn(), """
                C: a EXAMINE INBOX
                S: * FLAGS *
                S: * 1 EXISTS
                S: * 1 RECENT
                S: * OK [UNSEEN 1] *
                S: * OK [PERMANENTFLAGS ()] *
                S: * OK [UIDNEXT 2] *
                S: * OK [UIDVALIDITY *] *
                S: * OK [MAILBOXID (*)] *
                S: a OK [READ-ONLY] EXAMINE completed
                C: b STORE 1 +FLAGS (\\Seen)
                S: b NO [READ-ONLY] *
                C: c FETCH 1 (BODY[TEXT] FLAGS)
                S: * 1 FETCH (BODY[TEXT] {8}
                S: body 1
                S: *FLAGS (\\Recent))
                S: c OK *
                C: d EXPUNGE
                S: d NO [READ-ONLY] *
                C: e MOVE 1 INBOX
                S: e NO [READ-ONLY] *
                C: f CLOSE
                S: f OK *
                C: g STATUS INBOX (RECENT UNSEEN)
                S: * STATUS INBOX (RECENT 1 UNSEEN 1)
                S: g OK *
                """);
    }

    @Test
    void claimsRecentMessagesForOneSession() {
        rig.deliver(2);
        rig.selected("INBOX");
        rig.deliver(1);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1:* FLAGS
                S: * 1 FETCH (FLAGS ())
                S: * 2 FETCH (FLAGS ())
                S: * 3 FETCH (FLAGS (\\Recent))
                S: a OK *
                C: b SEARCH RECENT
                S: * SEARCH 3
                S: b OK *
                """);
    }

    @Test
    void leavesNothingSelectedWhenItFails() {
        rig.deliver(1);
        ImapRig.play(rig.selected("INBOX"), """
                C: a SELECT nothing
                S: * OK [CLOSED] *
                S: a NO [NONEXISTENT] *
                C: b FETCH 1 FLAGS
                S: b BAD Select a mailbox first
                """);
    }

    @Test
    void closesTheMailboxBefore() {
        rig.create("Other");
        ImapRig.play(rig.selected("INBOX"), """
                C: a SELECT Other
                S: * OK [CLOSED] *
                S: * FLAGS *
                S: * 0 EXISTS
                S: * 0 RECENT
                S: * OK [PERMANENTFLAGS *
                S: * OK [UIDNEXT 1] *
                S: * OK [UIDVALIDITY *
                S: * OK [MAILBOXID (*)] *
                S: a OK [READ-WRITE] *
                C: b UNSELECT
                S: b OK *
                C: c CLOSE
                S: c BAD *
                """);
    }

    @Test
    void removesDeletedMessagesOnCloseButNotOnUnselect() {
        rig.deliver("INBOX", "a\n", Flag.DELETED).deliver("INBOX", "b\n");
        ImapRig.play(rig.selected("INBOX"), """
                C: a UNSELECT
                S: a OK *
                C: b STATUS INBOX (MESSAGES)
                S: * STATUS INBOX (MESSAGES 2)
                S: b OK *
                C: c SELECT INBOX
                S: * FLAGS *
                S: * 2 EXISTS
                S: * 0 RECENT
                S: * OK [UNSEEN 1] *
                S: * OK [PERMANENTFLAGS *
                S: * OK [UIDNEXT *
                S: * OK [UIDVALIDITY *
                S: * OK [MAILBOXID (*)] *
                S: c OK *
                C: d CLOSE
                S: d OK CLOSE completed
                C: e STATUS INBOX (MESSAGES)
                S: * STATUS INBOX (MESSAGES 1)
                S: e OK *
                """);
    }

    @Test
    void staysWithARenamedMailboxAndLeavesADeletedOne() {
        rig.create("a").deliver("a", "x\n");
        ImapRig.play(rig.selected("a"), """
                C: a RENAME a b
                S: a OK *
                C: b FETCH 1 FLAGS
                S: * 1 FETCH *
                S: b OK *
                C: c DELETE b
                S: * OK [CLOSED] *
                S: c OK *
                C: d FETCH 1 FLAGS
                S: d BAD *
                """);
    }
}
