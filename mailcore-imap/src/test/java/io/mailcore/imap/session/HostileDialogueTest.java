package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.testkit.FailingStore;
import io.mailcore.core.testkit.FailingStore.Point;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.imap.Imap;
import io.mailcore.imap.ImapLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stores that fail, and clients that mean no good. */
class HostileDialogueTest {
    private final FakeTime time = new FakeTime();
    private FailingStore failing = new FailingStore(new ImapRig().store);
    private final ImapRig rig = new ImapRig(time, store -> {
        failing = new FailingStore(store);
        return failing;
    });

    @Test
    void goesOnAfterTheStoreWasAway() {
        rig.deliver(2);
        SessionHarness session = rig.selected("INBOX");
        failing.goAway();
        ImapRig.play(session, """
                C: a FETCH 1 FLAGS
                S: a NO [UNAVAILABLE] *
                C: b STORE 1 +FLAGS (\\Seen)
                S: b NO [UNAVAILABLE] *
                C: c NOOP
                S: c OK *
                C: d LIST "" *
                S: d NO [UNAVAILABLE] *
                C: e APPEND INBOX {3}
                S: e NO [UNAVAILABLE] *
                C: f SEARCH ALL
                S: f NO [UNAVAILABLE] *
                """);
        failing.heal();
        ImapRig.play(session, """
                C: g FETCH 1:2 UID
                S: * 1 FETCH (UID 1)
                S: * 2 FETCH (UID 2)
                S: g OK *
                """);
    }

    @Test
    void saysWhenTheMistakeIsOurs() {
        rig.deliver(1);
        SessionHarness session = rig.selected("INBOX");
        failing.fail(Point.BROKEN, Integer.MAX_VALUE);
        ImapRig.play(session, """
                C: a FETCH 1 FLAGS
                S: a NO [SERVERBUG] *
                C: b SELECT INBOX
                S: * OK [CLOSED] *
                S: b NO [SERVERBUG] *
                C: c FETCH 1 FLAGS
                S: c BAD *
                """);
    }

    @Test
    void opensNoBodyForWhatTheSummaryTells() {
        rig.deliver("INBOX", ImapRig.MESSAGE);
        SessionHarness session = rig.selected("INBOX");
        session.send("a FETCH 1 (FLAGS ENVELOPE BODYSTRUCTURE BODY RFC822.SIZE INTERNALDATE UID)\r\n");
        session.send("b SEARCH FROM ann SUBJECT hello SENTBEFORE 1-Jan-2000\r\n");
        session.send("c SEARCH SEEN BODY hi\r\n");

        assertThat(session.takeOutput()).contains("a OK", "b OK", "c OK");
        assertThat(failing.calls(Point.READ_CONTENT, AccountId.of("ann"))).isZero();
    }

    @Test
    void refusesAnEndlessLineAndGoesOn() {
        rig.with(Imap.on(0).withoutTls().limits(ImapLimits.DEFAULT.withCommand(8192, 1024)));
        SessionHarness session = rig.loggedIn();
        session.send("a NOOP " + "x".repeat(20_000) + "\r\nb NOOP\r\n");

        assertThat(session.takeOutput()).startsWith("a BAD ").endsWith("b OK NOOP completed\r\n");
    }

    @Test
    void refusesLiteralsBeyondTheBudget() {
        rig.with(Imap.on(0).withoutTls().limits(ImapLimits.DEFAULT.withCommand(8192, 1024)));
        SessionHarness session = rig.loggedIn();
        session.send("a SEARCH SUBJECT {400000000}\r\n");
        assertThat(session.takeOutput()).matches("(?s)a (BAD|NO) .*");
        session.send("b NOOP\r\n");
        assertThat(session.takeOutput()).isEqualTo("b OK NOOP completed\r\n");
    }

    @Test
    void takesDeepNestingWithoutFalling() {
        rig.deliver(1);
        SessionHarness session = rig.selected("INBOX");
        session.send("a SEARCH " + "(".repeat(10_000) + "ALL" + ")".repeat(10_000) + "\r\n");
        session.send("b SEARCH " + "NOT ".repeat(10_000) + "ALL\r\n");
        session.send("c NOOP\r\n");

        assertThat(session.takeOutput()).matches("(?s)a BAD .*b BAD .*c OK NOOP completed\r\n");
    }

    @Test
    void matchesPatternsOfManyStarsQuickly() {
        rig.create("a".repeat(200));
        SessionHarness session = rig.loggedIn();
        session.send("a LIST \"\" " + "*a%".repeat(60) + "b\r\n");

        assertThat(session.takeOutput()).isEqualTo("a OK LIST completed\r\n");
    }

    @Test
    void writesNoLineThatAMessageHasMade() {
        rig.deliver(
                "INBOX",
                "Subject: =?UTF-8?Q?x=0D=0A*_1_EXPUNGE?=\nMessage-ID: <\"a\\b\"@x>\nFrom: \"q\\\"uote\" <a@b>\n\n");
        SessionHarness session = rig.selected("INBOX");
        session.send("a FETCH 1 ENVELOPE\r\n");
        String output = session.takeOutput();

        assertThat(output.lines()).hasSize(2);
        assertThat(output).contains("\"=?UTF-8?Q?x=0D=0A*_1_EXPUNGE?=\"");
    }

    @Test
    void keepsATagFromMakingALine() {
        SessionHarness session = rig.loggedIn();
        session.send("a\" SEARCH RETURN () ALL\r\n+ NOOP\r\n* NOOP\r\n\r\nz NOOP\r\n");

        assertThat(session.takeOutput().lines().map(line -> line.substring(0, 5)))
                .allMatch(line -> line.startsWith("* BAD") || line.startsWith("z OK"))
                .contains("z OK ");
    }

    @Test
    void cutsOffAClientThatSendsACommandOctetByOctet() {
        SessionHarness session = rig.loggedIn();
        for (int i = 0; i < 31 && !session.isClosed(); i++) {
            session.send("x");
            session.advance(Duration.ofMinutes(1));
        }

        assertThat(session.isClosed()).isTrue();
        assertThat(session.takeOutput()).isEqualTo("* BYE Autologout; idle for too long\r\n");
    }

    @Test
    void letsGoOfMailboxesWhenTheClientHangsUp() {
        rig.deliver(1);
        SessionHarness session = rig.selected("INBOX");
        session.send("a SEARCH BODY x\r\n");
        session.close();

        assertThat(session.isClosed()).isTrue();
        ImapRig.play(rig.loggedIn(), "C: a DELETE INBOX\nS: a NO [CANNOT] *");
    }
}
