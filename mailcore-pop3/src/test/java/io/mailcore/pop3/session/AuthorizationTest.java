package io.mailcore.pop3.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.filter.Verdict;
import io.mailcore.api.testkit.Dialogue;
import io.mailcore.core.services.CoreServices;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.core.testkit.TestServices;
import io.mailcore.pop3.Pop3;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
    private static void dialogue(String script) {
        Dialogue.playHoweverCut(() -> new Pop3Fixture().connect(), script);
    }

    // RFC 1939 §4
    @Test
    void greetsAndSaysGoodbye() {
        dialogue("S: +OK mail.example.org POP3 ready\nC: QUIT\nS: +OK Goodbye\nS: (closed)");
    }

    // RFC 3206 §4
    @Test
    void refusesAPeerThatAFilterRefuses() {
        refusedWith(
                Verdict.reject(554, "5.7.1", "Not you, b\u00f6se\u010d"),
                "S: -ERR [SYS/PERM] Not you, b?se?\nS: (closed)");
        refusedWith(Verdict.defer(451, "4.7.0", "Later"), "S: -ERR [SYS/TEMP] Later\nS: (closed)");
    }

    private static void refusedWith(Verdict verdict, String script) {
        Pop3Fixture fixture = new Pop3Fixture();
        MailFilter filter = new MailFilter() {
            @Override
            public Verdict connected(Peer peer) {
                return verdict;
            }
        };
        CoreServices services = TestServices.of(fixture.store, fixture.accounts, fixture.time, List.of(filter));
        Dialogue.play(SessionHarness.connect(Pop3.on(0), services, fixture.time), script);
    }

    // RFC 3206 §4
    @Test
    void tellsAPeerThatIsOneTooManyToComeLater() {
        assertThat(Pop3.on(0).busy()).isEqualTo("-ERR [SYS/TEMP] Too many connections, try again later\r\n");
    }

    // RFC 1939 §7: spaces belong to the password.
    @Test
    void logsInWithAPasswordThatHasASpace() {
        dialogue(Pop3Fixture.LOGIN + "C: STAT\nS: +OK 0 0");
    }

    @Test
    void pipelinedCommandsAreAnsweredInOrder() {
        dialogue("""
                S: +OK *
                C: USER ann@example.org
                C: PASS se cret
                C: STAT
                C: QUIT
                S: +OK Send the password
                S: +OK 0 messages
                S: +OK 0 0
                S: +OK Goodbye
                S: (closed)
                """);
    }

    // standards.md attack 7: an unknown name is answered like a known one.
    @Test
    void unknownNameAndWrongPasswordAreToldTheSame() {
        String script = "S: +OK *\nC: USER %s\nS: +OK Send the password\nC: PASS no\nS: -ERR [AUTH] Login failed";
        dialogue(script.formatted("ann@example.org"));
        dialogue(script.formatted("nobody@example.org"));
    }

    @Test
    void failedLoginsMakeThePeerWaitAndThenEndTheSession() {
        Pop3Fixture fixture = new Pop3Fixture();
        SessionHarness client = fixture.connect();
        Dialogue.play(client, """
                S: +OK *
                C: USER ann@example.org
                C: PASS one
                S: +OK *
                S: -ERR [AUTH] *
                C: USER ann@example.org
                S: (nothing)
                T: PT1S
                S: +OK *
                C: PASS two
                S: -ERR [AUTH] *
                T: PT2S
                C: USER ann@example.org
                C: PASS three
                S: +OK *
                S: -ERR [AUTH] *
                S: (closed)
                """);
    }

    @Test
    void passwordNeedsAName() {
        dialogue("S: +OK *\nC: PASS x\nS: -ERR Send USER first");
    }

    @Test
    void commandsOfTheOtherStateAreRefused() {
        dialogue("""
                S: +OK *
                C: STAT
                S: -ERR STAT is not possible now
                C: RETR 1
                S: -ERR RETR is not possible now
                C: XTND
                S: -ERR Unknown command
                """);
    }

    // RFC 2449 §5
    @Test
    void capabilitiesFitTheState() {
        dialogue("""
                S: +OK *
                C: CAPA
                S: +OK Capabilities follow
                S: TOP
                S: UIDL
                S: RESP-CODES
                S: AUTH-RESP-CODE
                S: PIPELINING
                S: USER
                S: SASL *PLAIN*
                S: STLS
                S: EXPIRE NEVER
                S: IMPLEMENTATION mailcore
                S: .
                """);
        dialogue(Pop3Fixture.LOGIN + """
                C: CAPA
                S: +OK *
                S: TOP
                S: UIDL
                S: RESP-CODES
                S: AUTH-RESP-CODE
                S: PIPELINING
                S: EXPIRE NEVER
                S: IMPLEMENTATION mailcore
                S: .
                """);
    }

    // RFC 5034 §4: AUTH with and without an initial response; base64 of NUL ann@example.org NUL "se cret".
    @Test
    void logsInBySasl() {
        String response = "AGFubkBleGFtcGxlLm9yZwBzZSBjcmV0";
        dialogue("S: +OK *\nC: AUTH PLAIN " + response + "\nS: +OK 0 messages");
        dialogue("S: +OK *\nC: AUTH PLAIN\nS: +*\nC: " + response + "\nS: +OK 0 messages");
    }

    @Test
    void brokenSaslIsRefusedAndTheSessionGoesOn() {
        dialogue("""
                S: +OK *
                C: AUTH PLAIN
                S: +*
                C: *
                S: -ERR Login cancelled
                C: AUTH PLAIN !!!
                S: -ERR *
                C: AUTH NOSUCH
                S: -ERR Unknown mechanism
                C: QUIT
                S: +OK *
                S: (closed)
                """);
    }

    @Test
    void refusesASaslResponseOfAMegabyteOnceAndGoesOn() {
        SessionHarness client = new Pop3Fixture().connect();
        client.takeOutput();
        client.send("AUTH PLAIN\r\n" + "A".repeat(1_000_000) + "\r\nSTAT\r\n");
        assertThat(client.takeOutput().lines())
                .containsExactly("+ ", "-ERR Line too long", "-ERR STAT is not possible now");
    }

    // RFC 2595 §4; CVE-2011-0411: what was pipelined in clear is never executed.
    @Test
    void nothingPipelinedBehindStlsIsExecuted() {
        SessionHarness client = new Pop3Fixture().connect();
        client.takeOutput();
        client.send("STLS\r\nUSER ann@example.org\r\nPASS se cret\r\nSTAT\r\n");
        assertThat(client.takeOutput()).isEqualTo("+OK Begin TLS negotiation\r\n");
        assertThat(client.tls()).isPresent();
        Dialogue.play(client, "C: PASS se cret\nS: -ERR Send USER first\nC: STLS\nS: -ERR STLS is not available");
    }

    // RFC 8314 §4.1: from another machine, a password only over TLS.
    @Test
    void plaintextLoginFromElsewhereNeedsTls() throws UnknownHostException {
        Pop3Fixture fixture = new Pop3Fixture();
        InetSocketAddress elsewhere =
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 4000);
        SessionHarness client = SessionHarness.connectFrom(elsewhere, Pop3.on(0), fixture.services, fixture.time);
        Dialogue.play(client, """
                S: +OK *
                C: USER ann@example.org
                S: -ERR Encrypt the connection first
                C: STLS
                S: +OK *
                C: USER ann@example.org
                S: +OK *
                C: PASS se cret
                S: +OK *
                """);
    }

    // RFC 1939 §4: the maildrop is locked; RFC 2449 §8.1.1: IN-USE.
    @Test
    void secondSessionFindsTheMaildropInUse() {
        Pop3Fixture fixture = new Pop3Fixture();
        SessionHarness first = fixture.connect();
        Dialogue.play(first, Pop3Fixture.LOGIN);
        SessionHarness second = fixture.connect();
        Dialogue.play(second, """
                S: +OK *
                C: USER ann@example.org
                S: +OK *
                C: PASS se cret
                S: -ERR [IN-USE] *
                """);
        first.close();
        Dialogue.play(second, "C: USER ann@example.org\nS: +OK *\nC: PASS se cret\nS: +OK 0 messages");
    }

    @Test
    void longLinesAndBareLineEndsAreRefusedOnce() {
        dialogue("S: +OK *\nC: USER " + "x".repeat(600) + "\nS: -ERR Line too long\nC: QUIT\nS: +OK *\nS: (closed)");
        dialogue("S: +OK *\nC: USER a\\nQUIT\nS: -ERR Lines end with CRLF *\nC: QUIT\nS: +OK *\nS: (closed)");
    }

    @Test
    void tooManyErrorsEndTheSession() {
        StringBuilder script = new StringBuilder("S: +OK *\n");
        for (int i = 0; i < 20; i++) {
            script.append("C: NONSENSE\nS: -ERR Unknown command\n");
        }
        dialogue(script + "S: -ERR Too many errors\nS: (closed)");
    }

    @Test
    void loginHasATimeLimitThatSilenceAndNoiseDoNotMove() {
        dialogue("""
                S: +OK *
                T: PT1M
                C: USER ann@example.org
                S: +OK *
                T: PT61S
                S: -ERR [SYS/TEMP] Idle too long
                S: (closed)
                """);
    }
}
