package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.store.Command;
import io.mailcore.api.store.QuotaLimits;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.imap.Imap;
import io.mailcore.imap.ImapLimits;
import org.junit.jupiter.api.Test;

class AppendDialogueTest {
    private final ImapRig rig = new ImapRig();

    @Test
    void appendsHoweverTheMessageIsCut() {
        ImapRig.playHoweverCut(() -> new ImapRig().selected("INBOX"), """
                C: a APPEND INBOX (\\Seen $k) "05-Jan-2026 12:30:00 +0200" {23}
                S: + *
                C: Subject: x
                C:
                C: hello
                C~: .
                C:
                S: * 1 EXISTS
                S: * 1 RECENT
                S: a OK [APPENDUID * 1] APPEND completed
                C: b FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])
                S: * 1 FETCH (FLAGS (\\Seen $k \\Recent) INTERNALDATE "05-Jan-2026 10:30:00 +0000" RFC822.SIZE 22 BODY[] {22}
                S: Subject: x
                S:
                S: hello
                S: .)
                S: b OK *
                """.replace("{23}", "{22}"));
        assertThat(rig.services.openSpooled).isZero();
    }

    @Test
    void takesTheTimeOfArrivalWithoutADate() {
        ImapRig.play(rig.selected("INBOX"), """
                C: a APPEND INBOX {4+}
                C: abcd
                S: * 1 EXISTS
                S: * 1 RECENT
                S: a OK [APPENDUID * 1] *
                C: b FETCH 1 (INTERNALDATE FLAGS)
                S: * 1 FETCH (INTERNALDATE "02-Jan-2026 03:04:05 +0000" FLAGS (\\Recent))
                S: b OK *
                """);
    }

    @Test
    void refusesBeforeTheMessageIsSent() {
        rig.with(Imap.on(0).withoutTls().limits(ImapLimits.DEFAULT.withAppend(1000)));
        ImapRig.play(rig.loggedIn(), """
                C: a APPEND nothing {5}
                S: a NO [TRYCREATE] *
                C: b APPEND INBOX {1001}
                S: b NO [TOOBIG] *
                C: c APPEND ../x {5}
                S: c NO [CANNOT] *
                C: d APPEND INBOX {0}
                S: d NO *
                C: e NOOP
                S: e OK *
                """);
        assertThat(rig.services.openSpooled).isZero();
    }

    @Test
    void passesOverARefusedMessageThatComesAnyway() {
        ImapRig.play(rig.loggedIn(), """
                C: a APPEND nothing {9+}
                C: x LOGOUT
                C: b NOOP
                S: a NO [TRYCREATE] *
                S: b OK *
                """.replace("{9+}", "{8+}"));
    }

    @Test
    void refusesWhatTheQuotaHasNoRoomFor() {
        rig.apply(new Command.SetQuota(QuotaLimits.of(100, 10)));
        ImapRig.play(rig.loggedIn(), """
                C: a APPEND INBOX {101}
                S: a NO [OVERQUOTA] *
                C: b APPEND INBOX {4+}
                C: abcd
                S: b OK *
                """);
    }

    @Test
    void appendsSeveralMessagesOrNone() {
        rig.apply(new Command.SetQuota(QuotaLimits.of(1000, 2)));
        ImapRig.play(rig.selected("INBOX"), """
                C: a APPEND INBOX {3+}
                C: one (\\Flagged) {3+}
                C: two
                S: * 2 EXISTS
                S: * 2 RECENT
                S: a OK [APPENDUID * 1:2] *
                C: b APPEND INBOX {3+}
                C: one {3+}
                C: two
                S: b NO [OVERQUOTA] *
                C: c NOOP
                S: c OK *
                """);
        assertThat(rig.services.openSpooled).isZero();
    }

    @Test
    void refusesNulWhichCouldNotBeFetched() {
        ImapRig.play(rig.loggedIn(), """
                C: a APPEND INBOX ~{3+}
                C: a\\0b
                S: a NO [UNKNOWN-CTE] *
                C: b NOOP
                S: b OK *
                """);
        assertThat(rig.services.openSpooled).isZero();
    }

    @Test
    void saysWhenTheSpoolIsFull() {
        rig.services.spoolFull = true;
        ImapRig.play(rig.loggedIn(), """
                C: a APPEND INBOX {3}
                S: a NO [UNAVAILABLE] *
                C: b NOOP
                S: b OK *
                """);
    }

    @Test
    void asksForALoginFirst() {
        ImapRig.play(rig.connect(), """
                S: * OK *
                C: a APPEND INBOX {3}
                S: a BAD *
                """);
    }

    @Test
    void throwsAwayWhatAClientLeavesUnfinished() {
        SessionHarness session = rig.loggedIn();
        session.send("a APPEND INBOX {100}\r\nhalf");
        session.close();

        assertThat(rig.services.openSpooled).isZero();
        ImapRig.play(rig.loggedIn(), """
                C: a STATUS INBOX (MESSAGES)
                S: * STATUS INBOX (MESSAGES 0)
                S: a OK *
                """);
    }
}
