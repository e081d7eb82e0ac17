package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mail.Reply;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.imap.Imap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginDialogueTest {
    private final ImapRig rig = new ImapRig();

    @Test
    void greetsAndLogsInAndOut() {
        ImapRig.playHoweverCut(rig::connect, """
                S: * OK [CAPABILITY IMAP4rev1 IMAP4rev2 * SASL-IR AUTH=PLAIN] mail.example.org ready
                C: a CAPABILITY
                S: * CAPABILITY IMAP4rev1 IMAP4rev2 LITERAL- ID ENABLE SASL-IR AUTH=PLAIN
                S: a OK CAPABILITY completed
                C: b login ann "secret"
                S: b OK [CAPABILITY IMAP4rev1 IMAP4rev2 * MOVE *] Logged in
                C: c noop
                S: c OK NOOP completed
                C: d LOGOUT
                S: * BYE Logging out
                S: d OK LOGOUT completed
                S: (closed)
                """);
    }

    // RFC 9051 §7.1.5
    @Test
    void saysByeToAPeerThatAFilterRefuses() {
        rig.services.refusal = Optional.of(Reply.of(554, "5.7.1", "Not you, b\u00f6se\u010d"));
        ImapRig.play(rig.connect(), "S: * BYE Not you, b?se?\nS: (closed)");
        rig.services.refusal = Optional.of(Reply.of(421, "4.7.0", "Later"));
        ImapRig.play(rig.connect(), "S: * BYE [UNAVAILABLE] Later\nS: (closed)");
    }

    @Test
    void saysByeToAWebBrowserAndOthersWhoSpeakNoImap() {
        for (String line : List.of("GET / HTTP/1.1\r\n", "\r\n", "a FETCH 1 ALL\r\n", "a APPEND x {1}\r\n")) {
            SessionHarness session = rig.connect();
            session.takeOutput();
            session.send(line.repeat(3000));
            assertThat(session.takeOutput()).hasLineCount(21).endsWith("* BYE Too many errors\r\n");
            assertThat(session.isClosed()).isTrue();
        }
    }

    @Test
    void refusesASaslResponseOfAMegabyteOnceAndGoesOn() {
        SessionHarness session = rig.connect();
        session.takeOutput();
        session.send("a AUTHENTICATE PLAIN\r\n" + "A".repeat(1_000_000) + "\r\nb NOOP\r\n");
        assertThat(session.takeOutput()).isEqualTo("+ \r\n");
        session.advance(Duration.ofSeconds(1));
        assertThat(session.takeOutput().lines()).containsExactly("a BAD Response is too long", "b OK NOOP completed");
    }

    @Test
    void letsWhoHasLoggedInMakeMistakes() {
        SessionHarness session = rig.loggedIn();
        session.send("x FROB\r\n".repeat(100) + "a NOOP\r\n");
        assertThat(session.takeOutput()).hasLineCount(101).endsWith("a OK NOOP completed\r\n");
    }

    @Test
    void takesNameAndPasswordInLiterals() {
        ImapRig.playHoweverCut(rig::connect, """
                S: * OK *
                C: a LOGIN {3}
                S: + Ready
                C: ann {6+}
                C: secret
                S: a OK [CAPABILITY *] Logged in
                """);
    }

    @Test
    void authenticatesWithAndWithoutInitialResponse() {
        String token = "AGFubgBzZWNyZXQ=";
        ImapRig.playHoweverCut(rig::connect, """
                S: * OK *
                C: a AUTHENTICATE PLAIN
                S: +*
                C: %s
                S: a OK [CAPABILITY *] Logged in
                """.formatted(token));
        ImapRig.playHoweverCut(rig::connect, """
                S: * OK *
                C: a authenticate plain %s
                S: a OK [CAPABILITY *] Logged in
                """.formatted(token));
    }

    @Test
    void survivesBrokenBase64AndCancelling() {
        ImapRig.play(rig.connect(), """
                S: * OK *
                C: a AUTHENTICATE PLAIN
                S: +*
                C: *
                S: a BAD *
                C: b AUTHENTICATE PLAIN
                S: +*
                C: %%%
                T: PT1S
                S: b BAD *
                C: c AUTHENTICATE X-NONE
                S: c NO [CANNOT] *
                C: d NOOP
                S: d OK *
                """);
    }

    @Test
    void makesFailedLoginsWaitLongerEachTimeAndThenLeaves() {
        ImapRig.play(rig.connect(), """
                S: * OK *
                C: a LOGIN ann wrong
                C: x NOOP
                S: (nothing)
                T: PT1S
                S: a NO [AUTHENTICATIONFAILED] Wrong name or password
                S: x OK *
                C: b LOGIN nobody secret
                T: PT1S
                S: (nothing)
                T: PT1S
                S: b NO [AUTHENTICATIONFAILED] Wrong name or password
                C: c LOGIN ann wrong
                T: PT4S
                S: * BYE Too many failed logins
                S: c NO [AUTHENTICATIONFAILED] Wrong name or password
                S: (closed)
                """);
    }

    @Test
    void tellsApartAWrongPasswordAndADirectoryThatIsAway() {
        rig.services.directoryFails = true;
        ImapRig.play(rig.connect(), """
                S: * OK *
                C: a LOGIN ann secret
                S: a NO [UNAVAILABLE] *
                C: b NOOP
                S: b OK *
                """);
    }

    @Test
    void asksForNoPasswordInClear() {
        rig.services.plaintext = false;
        rig.with(Imap.on(0));
        ImapRig.play(rig.connect(), """
                S: * OK [CAPABILITY * STARTTLS LOGINDISABLED] *
                C: a LOGIN ann secret
                S: a NO [PRIVACYREQUIRED] *
                C: b STARTTLS
                S: b OK Begin TLS negotiation now
                C: c CAPABILITY
                S: * CAPABILITY IMAP4rev1 IMAP4rev2 LITERAL- ID ENABLE SASL-IR AUTH=PLAIN
                S: c OK *
                C: d STARTTLS
                S: d BAD *
                C: e LOGIN ann secret
                S: e OK *
                """);
    }

    @Test
    void throwsAwayWhatIsPipelinedBehindStartTls() {
        rig.with(Imap.on(0));
        SessionHarness session = rig.connect();
        session.takeOutput();
        session.send("a STARTTLS\r\nb NOOP\r\nc NO");
        assertThat(session.takeOutput()).isEqualTo("a OK Begin TLS negotiation now\r\n");
        session.send("d NOOP\r\n");
        assertThat(session.takeOutput()).isEqualTo("d OK NOOP completed\r\n");
    }

    @Test
    void knowsWhichCommandBelongsToWhichState() {
        ImapRig.play(rig.connect(), """
                S: * OK *
                C: a SELECT INBOX
                S: a BAD Log in first
                C: b FETCH 1 FLAGS
                S: b BAD Log in first
                C: c LOGIN ann secret
                S: c OK *
                C: d LOGIN ann secret
                S: d BAD Already logged in
                C: e FETCH 1 FLAGS
                S: e BAD Select a mailbox first
                C: f STARTTLS
                S: f BAD Already logged in
                C: g SELECT INBOX
                S: * FLAGS *
                S: * 0 EXISTS
                S: * 0 RECENT
                S: * OK [PERMANENTFLAGS *
                S: * OK [UIDNEXT *
                S: * OK [UIDVALIDITY *
                S: * OK [MAILBOXID (*)] *
                S: g OK [READ-WRITE] SELECT completed
                C: h ENABLE IMAP4rev2
                S: h BAD Not while a mailbox is selected
                """);
    }

    @Test
    void saysGoodbyeWhenTheLoginTakesTooLong() {
        ImapRig.play(rig.connect(), """
                S: * OK *
                C: a NOOP
                S: a OK *
                T: PT2M
                S: * BYE Login took too long
                S: (closed)
                """);
    }

    @Test
    void logsOutAfterThirtyMinutesOfSilenceAndNotBefore() {
        ImapRig.play(rig.loggedIn(), """
                T: PT29M
                C: a NOOP
                S: a OK *
                T: PT29M
                S: (nothing)
                T: PT1M
                S: * BYE Autologout; idle for too long
                S: (closed)
                """);
    }

    @Test
    void saysGoodbyeWhenTheServerStops() {
        SessionHarness session = rig.loggedIn();
        session.stop();
        assertThat(session.takeOutput()).isEqualTo("* BYE Server is shutting down\r\n");
        assertThat(session.isClosed()).isTrue();
    }

    @Test
    void answersIdNamespaceAndEnable() {
        ImapRig.play(rig.loggedIn(), """
                C: a ID ("name" "client")
                S: * ID ("name" "mailcore")
                S: a OK *
                C: b ID NIL
                S: * ID ("name" "mailcore")
                S: b OK *
                C: c NAMESPACE
                S: * NAMESPACE (("" "/")) NIL NIL
                S: c OK *
                C: d ENABLE IMAP4rev2 X-UNKNOWN
                S: * ENABLED IMAP4rev2
                S: d OK *
                C: e ENABLE imap4rev2
                S: * ENABLED
                S: e OK *
                """);
    }

    @Test
    void takesCommandsThatComeInOnePiece() {
        ImapRig.play(rig.connect(), """
                S: * OK *
                C: a LOGIN ann secret
                C: b SELECT INBOX
                C: c NOOP
                C: d LOGOUT
                C: e NOOP
                S: a OK *
                S: * FLAGS *
                S: * 0 EXISTS
                S: * 0 RECENT
                S: * OK [PERMANENTFLAGS *
                S: * OK [UIDNEXT *
                S: * OK [UIDVALIDITY *
                S: * OK [MAILBOXID (*)] *
                S: b OK *
                S: c OK *
                S: * BYE *
                S: d OK *
                S: (closed)
                """);
    }
}
