package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import org.junit.jupiter.api.Test;

/** Two sessions on one mailbox: what one does, and when the other hears of it. */
class TwoSessionsTest {
    private final ImapRig rig = new ImapRig().deliver(4);
    private final SessionHarness one = rig.selected("INBOX");
    private final SessionHarness two = rig.selected("INBOX");

    @Test
    void keepsSequenceNumbersUntilExpungesAreTold() {
        ImapRig.play(one, """
                C: a STORE 1:2 +FLAGS.SILENT (\\Deleted)
                S: a OK *
                C: b EXPUNGE
                S: * 1 EXPUNGE
                S: * 1 EXPUNGE
                S: b OK *
                """);
        ImapRig.play(two, """
                C: a FETCH 3 UID
                S: * 3 FETCH (UID 3)
                S: a OK *
                C: b FETCH 1 BODY.PEEK[TEXT]
                S: * 1 FETCH (BODY[TEXT] {8}
                S: body 1
                S: )
                S: b OK *
                C: c SEARCH ALL
                S: * SEARCH 1 2 3 4
                S: c OK *
                C: d STORE 4 +FLAGS.SILENT (\\Seen)
                S: d OK *
                C: e NOOP
                S: * 1 EXPUNGE
                S: * 1 EXPUNGE
                S: e OK *
                C: f FETCH 1 UID
                S: * 1 FETCH (UID 3)
                S: f OK *
                """);
    }

    @Test
    void tellsExpungesDuringUidCommands() {
        ImapRig.play(one, """
                C: a STORE 1 +FLAGS.SILENT (\\Deleted)
                S: a OK *
                C: b EXPUNGE
                S: * 1 EXPUNGE
                S: b OK *
                """);
        ImapRig.play(two, """
                C: a UID FETCH 4 UID
                S: * 4 FETCH (UID 4)
                S: * 1 EXPUNGE
                S: a OK *
                C: b UID SEARCH ALL
                S: * SEARCH 2 3 4
                S: b OK *
                """);
    }

    @Test
    void tellsFlagsThatTheOtherChanged() {
        ImapRig.play(one, """
                C: a STORE 2 +FLAGS (\\Flagged)
                S: * 2 FETCH (FLAGS (\\Flagged \\Recent))
                S: a OK *
                """);
        ImapRig.play(two, """
                C: a NOOP
                S: * 2 FETCH (UID 2 FLAGS (\\Flagged))
                S: a OK *
                C: b NOOP
                S: b OK *
                """);
        ImapRig.play(one, "C: b NOOP\nS: b OK *");
    }

    @Test
    void tellsWhatTheOtherDidToMessagesChangedSilently() {
        ImapRig.play(one, """
                C: a STORE 2 +FLAGS.SILENT (\\Flagged)
                S: a OK *
                """);
        ImapRig.play(two, """
                C: a STORE 2 +FLAGS.SILENT (\\Seen)
                S: * 2 FETCH (UID 2 FLAGS (\\Flagged \\Seen))
                S: a OK *
                """);
        ImapRig.play(one, """
                C: b NOOP
                S: * 2 FETCH (UID 2 FLAGS (\\Flagged \\Seen \\Recent))
                S: b OK *
                """);
    }

    @Test
    void announcesNewMessages() {
        rig.deliver(1);
        ImapRig.play(one, """
                C: a FETCH 1 UID
                S: * 1 FETCH (UID 1)
                S: * 5 EXISTS
                S: * 5 RECENT
                S: a OK *
                """);
        ImapRig.play(two, """
                C: a NOOP
                S: * 5 EXISTS
                S: * 0 RECENT
                S: a OK *
                """);
    }

    @Test
    void countsExistsAfterExpunges() {
        ImapRig.play(one, """
                C: a STORE 1 +FLAGS.SILENT (\\Deleted)
                S: a OK *
                C: b EXPUNGE
                S: * 1 EXPUNGE
                S: b OK *
                """);
        rig.deliver(1);
        ImapRig.play(two, """
                C: a FETCH 4 UID
                S: * 4 FETCH (UID 4)
                S: * 5 EXISTS
                S: * 1 RECENT
                S: a OK *
                C: b NOOP
                S: * 1 EXPUNGE
                S: b OK *
                C: c FETCH 4 UID
                S: * 4 FETCH (UID 5)
                S: c OK *
                """);
    }

    @Test
    void pushesEverythingWhileIdling() {
        ImapRig.play(two, """
                C: a IDLE
                S: + idling
                S: (nothing)
                """);
        rig.deliver(1);
        ImapRig.play(two, """
                S: * 5 EXISTS
                S: * 1 RECENT
                """);
        ImapRig.play(one, """
                C: a STORE 1,2 +FLAGS.SILENT (\\Deleted)
                S: * 5 EXISTS
                S: * 4 RECENT
                S: a OK *
                """);
        ImapRig.play(two, """
                S: * 1 FETCH (UID 1 FLAGS (\\Deleted))
                S: * 2 FETCH (UID 2 FLAGS (\\Deleted))
                """);
        ImapRig.play(one, """
                C: b EXPUNGE
                S: * 1 EXPUNGE
                S: * 1 EXPUNGE
                S: b OK *
                """);
        ImapRig.play(two, """
                S: * 1 EXPUNGE
                S: * 1 EXPUNGE
                C: DONE
                S: a OK IDLE terminated
                C: b NOOP
                S: b OK *
                """);
    }

    @Test
    void idlesBeforeSelectAndEndsOnlyWithDone() {
        ImapRig.play(rig.loggedIn(), """
                C: a IDLE
                S: + idling
                C: done
                S: a OK *
                C: b IDLE
                S: + idling
                C: c NOOP
                S: b BAD Expected DONE
                C: d NOOP
                S: d OK *
                C: e IDLE
                S: + idling
                T: PT30M
                S: * BYE Autologout; idle for too long
                S: (closed)
                """);
    }

    @Test
    void refusesToCopyWhatIsGone() {
        rig.create("Other");
        ImapRig.play(one, """
                C: a STORE 1 +FLAGS.SILENT (\\Deleted)
                S: a OK *
                C: b EXPUNGE
                S: * 1 EXPUNGE
                S: b OK *
                """);
        ImapRig.play(two, """
                C: a COPY 1:2 Other
                S: * 1 EXPUNGE
                S: a NO [EXPUNGEISSUED] *
                C: b STATUS Other (MESSAGES)
                S: * STATUS Other (MESSAGES 0)
                S: b OK *
                """);
    }

    @Test
    void saysWhenFlagsOfMissingMessagesCouldNotBeStored() {
        ImapRig.play(one, """
                C: a STORE 1 +FLAGS.SILENT (\\Deleted)
                S: a OK *
                C: b EXPUNGE
                S: * 1 EXPUNGE
                S: b OK *
                """);
        ImapRig.play(two, """
                C: a STORE 1:2 +FLAGS (\\Seen)
                S: * 2 FETCH (FLAGS (\\Seen))
                S: a NO [EXPUNGEISSUED] *
                C: b STORE 1:2 +FLAGS.SILENT (\\Seen)
                S: b OK [EXPUNGEISSUED] *
                """);
    }

    @Test
    void saysGoodbyeWhenTheSelectedMailboxIsDeleted() {
        rig.create("Other").deliver("Other", "a\n");
        SessionHarness three = rig.selected("Other");
        SessionHarness idling = rig.selected("Other");
        ImapRig.play(idling, "C: a IDLE\nS: + idling");
        ImapRig.play(one, "C: a DELETE Other\nS: a OK *");
        ImapRig.play(three, """
                C: a NOOP
                S: a OK *
                S: * BYE Selected mailbox was deleted
                S: (closed)
                """);
        ImapRig.play(idling, """
                S: a NO Selected mailbox was deleted
                S: * BYE Selected mailbox was deleted
                S: (closed)
                """);
        assertThat(one.isClosed()).isFalse();
    }
}
