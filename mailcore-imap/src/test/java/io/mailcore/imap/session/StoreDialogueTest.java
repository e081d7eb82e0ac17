package io.mailcore.imap.session;

import io.mailcore.api.mailbox.Flag;
import org.junit.jupiter.api.Test;

class StoreDialogueTest {
    private final ImapRig rig = new ImapRig();

    @Test
    void addsRemovesAndReplacesFlags() {
        rig.deliver(2);
        ImapRig.play(rig.selected("INBOX"), """
                C: a STORE 1 +FLAGS (\\Seen $Work)
                S: * 1 FETCH (FLAGS (\\Seen $Work \\Recent))
                S: a OK STORE completed
                C: b STORE 1 -FLAGS \\Seen
                S: * 1 FETCH (FLAGS ($Work \\Recent))
                S: b OK *
                C: c store 1:2 flags (\\Flagged)
                S: * 1 FETCH (FLAGS (\\Flagged \\Recent))
                S: * 2 FETCH (FLAGS (\\Flagged \\Recent))
                S: c OK *
                C: d STORE 1:2 FLAGS.SILENT ()
                S: d OK *
                C: e FETCH 1:2 FLAGS
                S: * 1 FETCH (FLAGS (\\Recent))
                S: * 2 FETCH (FLAGS (\\Recent))
                S: e OK *
                """);
    }

    @Test
    void takesFlagsWithoutParenthesesAndTheLastMessage() {
        rig.deliver(3);
        ImapRig.play(rig.selected("INBOX"), """
                C: a STORE * +FLAGS \\Deleted \\Seen
                S: * 3 FETCH (FLAGS (\\Deleted \\Seen \\Recent))
                S: a OK *
                C: b UID STORE 2 +FLAGS \\Draft
                S: * 2 FETCH (UID 2 FLAGS (\\Draft \\Recent))
                S: b OK UID STORE completed
                C: c UID STORE 7:9 +FLAGS \\Draft
                S: c OK *
                C: d STORE 4 +FLAGS \\Draft
                S: d BAD *
                """);
    }

    @Test
    void expungesAndCountsDown() {
        rig.deliver(4);
        ImapRig.play(rig.selected("INBOX"), """
                C: a STORE 1,2,4 +FLAGS.SILENT (\\Deleted)
                S: a OK *
                C: b UID EXPUNGE 1:2,9
                S: * 1 EXPUNGE
                S: * 1 EXPUNGE
                S: b OK UID EXPUNGE completed
                C: c EXPUNGE
                S: * 2 EXPUNGE
                S: c OK EXPUNGE completed
                C: d FETCH 1 UID
                S: * 1 FETCH (UID 3)
                S: d OK *
                """);
    }

    @Test
    void copiesAndTellsWhichMessageBecameWhich() {
        rig.deliver(3).create("Other");
        ImapRig.play(rig.selected("INBOX"), """
                C: a COPY 2:3 Other
                S: a OK [COPYUID * 2:3 1:2] COPY completed
                C: b UID COPY 1,1:3 Other
                S: b OK [COPYUID * 1:3 3:5] COPY completed
                C: c UID COPY 99 Other
                S: c OK COPY completed, no matching message
                C: d COPY 1 Nothing
                S: d NO [TRYCREATE] *
                C: e COPY 9 Other
                S: e BAD *
                C: f COPY 1 a//b
                S: f NO [CANNOT] *
                C: g COPY 1 INBOX
                S: * 4 EXISTS
                S: * 4 RECENT
                S: g OK [COPYUID * 1 4] *
                """);
    }

    @Test
    void movesAndTellsUidsBeforeExpunges() {
        rig.deliver(3).create("Other");
        ImapRig.play(rig.selected("INBOX"), """
                C: a MOVE 1,3 Other
                S: * OK [COPYUID * 1,3 1:2] Moved
                S: * 1 EXPUNGE
                S: * 2 EXPUNGE
                S: a OK MOVE completed
                C: b UID MOVE 99 Other
                S: b OK MOVE completed, no matching message
                C: c UID MOVE 2 Nothing
                S: c NO [TRYCREATE] *
                C: d FETCH 1 UID
                S: * 1 FETCH (UID 2)
                S: d OK *
                """);
    }

    @Test
    void keepsFlagsWhenCopying() {
        rig.deliver("INBOX", "a\n", Flag.SEEN, Flag.keyword("k")).create("Other");
        ImapRig.play(rig.selected("INBOX"), """
                C: a COPY 1 Other
                S: a OK *
                C: b SELECT Other
                S: * OK [CLOSED] *
                S: * FLAGS (* k)
                S: * 1 EXISTS
                S: * 1 RECENT
                S: * OK [PERMANENTFLAGS *
                S: * OK [UIDNEXT *
                S: * OK [UIDVALIDITY *
                S: * OK [MAILBOXID (*)] *
                S: b OK *
                C: c FETCH 1 FLAGS
                S: * 1 FETCH (FLAGS (\\Seen k \\Recent))
                S: c OK *
                """);
    }

    @Test
    void storesInManyMessagesInTurns() {
        rig.deliver(1200);
        StringBuilder script = new StringBuilder("C: a STORE 1:* +FLAGS (\\Seen)\n");
        for (int i = 1; i <= 1200; i++) {
            script.append("S: * ").append(i).append(" FETCH (FLAGS (\\Seen \\Recent))\n");
        }
        ImapRig.play(rig.selected("INBOX"), script + "S: a OK *\nC: b NOOP\nS: b OK *\n");
    }
}
