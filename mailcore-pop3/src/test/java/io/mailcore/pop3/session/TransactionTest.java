package io.mailcore.pop3.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.testkit.Dialogue;
import io.mailcore.core.testkit.SessionHarness;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final String ONE = "Subject: one\r\n\r\n.\r\n..two\r\nlast\r\n";
    private static final String TWO = "Subject: two\r\n\r\nbody without an end";

    private static void dialogue(String script) {
        Dialogue.playHoweverCut(() -> new Pop3Fixture().with(ONE, TWO).connect(), Pop3Fixture.LOGIN + script);
    }

    // RFC 1939 §5: octets count CRLF as two and no stuffing.
    @Test
    void countsOctetsOfTheWholeMessage() {
        dialogue("C: STAT\nS: +OK 2 " + (ONE.length() + TWO.length()));
        dialogue("C: LIST\nS: +OK 2 messages\nS: 1 " + ONE.length() + "\nS: 2 " + TWO.length() + "\nS: .");
        dialogue("C: LIST 2\nS: +OK 2 " + TWO.length());
    }

    @Test
    void retrievesWithDotsStuffed() {
        dialogue("""
                C: RETR 1
                S: +OK * octets
                S: Subject: one
                S:
                S: ..
                S: ...two
                S: last
                S: .
                """);
    }

    @Test
    void endsTheLastLineThatTheMessageLeftOpen() {
        dialogue("C: RETR 2\nS: +OK *\nS: Subject: two\nS:\nS: body without an end\nS: .\nC: NOOP\nS: +OK *");
    }

    @Test
    void topGivesHeaderAndSomeLines() {
        dialogue("C: TOP 1 0\nS: +OK *\nS: Subject: one\nS:\nS: .");
        dialogue("C: TOP 1 2\nS: +OK *\nS: Subject: one\nS:\nS: ..\nS: ...two\nS: .");
        dialogue("C: TOP 1 99\nS: +OK *\nS: Subject: one\nS:\nS: ..\nS: ...two\nS: last\nS: .");
    }

    // RFC 1939 §5: a deleted message cannot be named any more, until RSET.
    @Test
    void deletedMessagesAreHiddenUntilReset() {
        dialogue("""
                C: DELE 1
                S: +OK *
                C: DELE 1
                S: -ERR No such message
                C: RETR 1
                S: -ERR No such message
                C: LIST
                S: +OK 1 messages
                S: 2 *
                S: .
                C: RSET
                S: +OK 2 messages
                C: LIST 1
                S: +OK 1 *
                """);
    }

    @Test
    void argumentsAreChecked() {
        dialogue("""
                C: RETR
                S: -ERR RETR takes a message number
                C: RETR 0
                S: -ERR No such message
                C: RETR 3
                S: -ERR No such message
                C: RETR -1
                S: -ERR No such message
                C: RETR 99999999999999999999
                S: -ERR No such message
                C: RETR 4294967297
                S: -ERR No such message
                C: RETR 1 2
                S: -ERR RETR takes a message number
                C: TOP 1
                S: -ERR TOP takes a message number and lines
                C: TOP 1 x
                S: -ERR TOP needs a number of lines
                C: DELE one
                S: -ERR No such message
                """);
    }

    @Test
    void quitDeletesAndMarksWhatWasRetrievedAsSeen() {
        Pop3Fixture fixture = new Pop3Fixture().with(ONE, TWO);
        Dialogue.play(fixture.connect(), Pop3Fixture.LOGIN + """
                C: RETR 2
                S: +OK *
                S: *
                S:
                S: *
                S: .
                C: DELE 1
                S: +OK *
                C: QUIT
                S: +OK Goodbye
                S: (closed)
                """);
        assertThat(fixture.inbox()).singleElement().satisfies(message -> {
            assertThat(message.uid().value()).isEqualTo(2);
            assertThat(message.flags().contains(Flag.SEEN)).isTrue();
        });
    }

    // RFC 1939 §6: without QUIT nothing is removed.
    @Test
    void droppedConnectionDeletesNothing() {
        Pop3Fixture fixture = new Pop3Fixture().with(ONE);
        SessionHarness client = fixture.connect();
        Dialogue.play(client, Pop3Fixture.LOGIN + "C: DELE 1\nS: +OK *");
        client.close();
        assertThat(fixture.inbox()).hasSize(1);
        Dialogue.play(fixture.connect(), Pop3Fixture.LOGIN + "C: QUIT\nS: +OK *\nS: (closed)");
        assertThat(fixture.inbox()).hasSize(1);
    }

    // RFC 1939 §3: at the autologout nothing is removed.
    @Test
    void autologoutDeletesNothing() {
        Pop3Fixture fixture = new Pop3Fixture().with(ONE);
        Dialogue.play(fixture.connect(), Pop3Fixture.LOGIN + """
                C: DELE 1
                S: +OK *
                T: PT9M
                C: NOOP
                S: +OK *
                T: PT10M
                S: -ERR [SYS/TEMP] Idle too long
                S: (closed)
                """);
        assertThat(fixture.inbox()).hasSize(1);
    }

    @Test
    void mailThatComesLaterIsNotSeen() {
        Pop3Fixture fixture = new Pop3Fixture().with(ONE);
        SessionHarness client = fixture.connect();
        Dialogue.play(client, Pop3Fixture.LOGIN + "C: STAT\nS: +OK 1 *");
        fixture.with(TWO);
        Dialogue.play(client, "C: STAT\nS: +OK 1 *\nC: RETR 2\nS: -ERR No such message");
    }

    @Test
    void messageExpungedElsewhereCanStillBeRetrieved() {
        Pop3Fixture fixture = new Pop3Fixture().with(ONE, TWO);
        SessionHarness client = fixture.connect();
        Dialogue.play(client, Pop3Fixture.LOGIN);
        fixture.apply(new Command.Expunge(MailboxRef.of(MailboxName.INBOX), UidSet.of(1), false));
        Dialogue.play(client, "C: TOP 1 0\nS: +OK *\nS: Subject: one\nS:\nS: .\nC: STAT\nS: +OK 2 *");
    }

    // RFC 1939 §7: unique ids stay the same in every session.
    @Test
    void uniqueIdsStayTheSame() {
        Pop3Fixture fixture = new Pop3Fixture().with(ONE, TWO);
        String first = uniqueIds(fixture);
        assertThat(first).matches("(?s)\\+OK 2 messages\r\n1 \\d+\\.1\r\n2 \\d+\\.2\r\n\\.\r\n");
        fixture.apply(new Command.Expunge(MailboxRef.of(MailboxName.INBOX), UidSet.of(1), false));
        String id = first.substring(first.indexOf("2 ", 15) + 2, first.lastIndexOf("\r\n."));
        assertThat(uniqueIds(fixture)).contains("1 " + id + "\r\n");
    }

    private static String uniqueIds(Pop3Fixture fixture) {
        SessionHarness client = fixture.connect();
        Dialogue.play(client, Pop3Fixture.LOGIN);
        client.send("UIDL\r\n");
        String ids = client.takeOutput();
        client.close();
        return ids;
    }

    @Test
    void stoppingServerSaysSo() {
        SessionHarness client = new Pop3Fixture().connect();
        client.takeOutput();
        client.stop();
        assertThat(client.takeOutput()).isEqualTo("-ERR [SYS/TEMP] The server stops\r\n");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void longListingsAreWhole() {
        Pop3Fixture fixture = new Pop3Fixture();
        for (int i = 0; i < 2500; i++) {
            fixture.with("A: b\r\n\r\n");
        }
        SessionHarness client = fixture.connect();
        Dialogue.play(client, Pop3Fixture.LOGIN);
        client.send("LIST\r\nNOOP\r\n");
        assertThat(client.takeOutput().lines()).hasSize(2503).last().isEqualTo("+OK Still here");
    }
}
