package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import io.mailcore.smtp.SmtpLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** AUTH (RFC 4954, RFC 6409 §4.3). */
class AuthTest {
    private static final Smtp SUBMISSIONS = Smtp.submission(0).implicitTls();
    // NUL ann NUL secret; NUL ann NUL wrong; NUL later NUL x
    private static final String GOOD = "AGFubgBzZWNyZXQ=";
    private static final String WRONG = "AGFubgB3cm9uZw==";
    private static final String LATER = "AGxhdGVyAHg=";
    private static final String GREETED = """
            S: 220 *
            C: EHLO client.example
            S: 250-*
            S: 250-*
            S: 250-*
            S: 250-*
            S: 250-*
            S: 250-*
            S: 250-*
            S: 250 HELP
            """;

    @Test
    void logsInWithAnInitialResponse() {
        Server.play(SUBMISSIONS, GREETED + """
                        C: MAIL FROM:<ann@example.org>
                        S: 530 5.7.0 Log in first
                        C: AUTH PLAIN %s
                        S: 235 2.7.0 *
                        C: AUTH PLAIN %s
                        S: 503 5.5.1 Already logged in
                        C: MAIL FROM:<ann@example.org> AUTH=<>
                        S: 250 *
                        C: AUTH PLAIN
                        S: 503 5.5.1 *
                        """.formatted(GOOD, GOOD));
    }

    @Test
    void logsInWithAChallenge() {
        Server server = new Server();
        SessionHarness client = server.connect(SUBMISSIONS);
        client.send("EHLO client.example\r\n");
        client.takeOutput();
        client.send("auth plain\r\n");
        assertThat(client.takeOutput()).isEqualTo("334 \r\n");
        client.send(GOOD + "\r\nMAIL FROM:<>\r\n");
        assertThat(client.takeOutput()).startsWith("235 2.7.0 ").endsWith("250 2.1.0 Sender OK\r\n");
        assertThat(server.pipeline().peers().get(0).account()).contains(AccountId.of("a-1"));
        // RFC 4954 §4: the login outlives EHLO, and AUTH is not offered again.
        client.send("EHLO client.example\r\n");
        assertThat(client.takeOutput()).doesNotContain("AUTH");
    }

    @Test
    void refusesWhatIsNotALogin() {
        Server.play(SUBMISSIONS, GREETED + """
                        C: AUTH
                        S: 501 5.5.4 *
                        C: AUTH CRAM-FOO
                        S: 504 5.5.4 *
                        C: AUTH PLAIN !!!
                        S: 501 5.5.2 *
                        C: AUTH PLAIN
                        S: 334*
                        C: *
                        S: 501 5.0.0 *
                        C: AUTH PLAIN
                        S: 334*
                        C: not base64
                        S: 501 5.5.2 *
                        C: AUTH PLAIN
                        S: 334*
                        C: AG\\nFu
                        S: 501 5.5.2 *
                        C: AUTH PLAIN =
                        S: 501 5.5.2 *
                        C: AUTH PLAIN %s
                        S: 454 4.7.0 *
                        C: NOOP
                        S: 250 *
                        """.formatted(LATER));
    }

    @Test
    void takesNoPasswordInClear() {
        Server.play(Smtp.submission(0), """
                S: 220 *
                C: EHLO client.example
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-STARTTLS
                S: 250 HELP
                C: AUTH PLAIN AGFubgBzZWNyZXQ=
                S: 538 5.7.11 *
                C: MAIL FROM:<ann@example.org>
                S: 530 5.7.0 Send STARTTLS and log in first
                """);
    }

    @Test
    void offersNoLoginToServers() {
        Server.play(Smtp.mx(0).implicitTls(), """
                S: 220 *
                C: EHLO client.example
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250 HELP
                C: AUTH PLAIN AGFubgBzZWNyZXQ=
                S: 502 5.5.1 *
                """);
    }

    @Test
    void wantsEhloBeforeALogin() {
        Server.play(SUBMISSIONS, """
                S: 220 *
                C: AUTH PLAIN AGFubgBzZWNyZXQ=
                S: 503 5.5.1 *
                C: HELO client.example
                S: 250 *
                C: AUTH PLAIN AGFubgBzZWNyZXQ=
                S: 503 5.5.1 *
                """);
    }

    @Test
    void letsTheClientWaitLongerAfterEachFailureAndClosesAtTheThird() {
        SessionHarness client = new Server().connect(SUBMISSIONS);
        client.send("EHLO client.example\r\n");
        client.takeOutput();
        String attempt = "AUTH PLAIN " + WRONG + "\r\n";
        client.send(attempt);
        assertThat(client.takeOutput()).startsWith("535 5.7.8 ");
        client.send(attempt);
        client.advance(Duration.ofMillis(999));
        assertThat(client.takeOutput()).isEmpty();
        client.advance(Duration.ofMillis(1));
        assertThat(client.takeOutput()).startsWith("535 5.7.8 ");
        client.send(attempt);
        client.advance(Duration.ofMillis(1999));
        assertThat(client.takeOutput()).isEmpty();
        client.advance(Duration.ofMillis(1));
        assertThat(client.takeOutput()).startsWith("421 4.7.0 ");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void sessionsOfALimitOfOneEndAtTheFirstFailure() {
        SessionHarness client = new Server().connect(SUBMISSIONS.limits(SmtpLimits.DEFAULT.withLoginFailures(1)));
        client.send("EHLO client.example\r\nAUTH PLAIN " + WRONG + "\r\n");
        assertThat(client.takeOutput()).endsWith("421 4.7.0 Too many failed logins, closing\r\n");
        assertThat(client.isClosed()).isTrue();
    }

    // RFC 4954 §4: 12,288 octets.
    @Test
    void refusesAResponseThatIsTooLong() {
        SessionHarness client = new Server().connect(SUBMISSIONS);
        client.send("EHLO client.example\r\nAUTH PLAIN\r\n");
        client.takeOutput();
        client.send("A".repeat(20_000) + "\r\nNOOP\r\n");
        assertThat(client.takeOutput()).isEqualTo("500 5.5.6 Line too long\r\n250 2.0.0 OK\r\n");
        client.send("AUTH PLAIN " + "A".repeat(12_260) + "\r\n");
        assertThat(client.takeOutput()).startsWith("501 5.5.2 ");
        client.send("AUTH PLAIN " + "A".repeat(12_276) + "\r\n");
        assertThat(client.takeOutput()).startsWith("500 5.5.2 ");
    }

    @Test
    void closesAtNulInAResponse() {
        SessionHarness client = new Server().connect(SUBMISSIONS);
        client.send("EHLO client.example\r\nAUTH PLAIN\r\nAG\0\r\nNOOP\r\n");
        assertThat(client.takeOutput()).endsWith("334 \r\n500 5.5.2 Line contains NUL\r\n");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void waitsForAResponseOnlySoLong() {
        SessionHarness client = new Server().connect(SUBMISSIONS);
        client.send("EHLO client.example\r\nAUTH PLAIN\r\n");
        client.takeOutput();
        client.advance(Duration.ofMinutes(5));
        assertThat(client.takeOutput()).startsWith("421 4.4.2 ");
        assertThat(client.isClosed()).isTrue();
    }
}
