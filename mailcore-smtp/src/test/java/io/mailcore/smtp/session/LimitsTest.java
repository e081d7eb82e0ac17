package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import io.mailcore.smtp.SmtpLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each limit, and what happens beyond it. */
class LimitsTest {
    private static final String GREETED = "HELO client.example\r\n";

    private final Server server = new Server();

    @Test
    void closesAfterTooManyErrors() {
        SessionHarness client = connect(Smtp.mx(0).limits(SmtpLimits.DEFAULT.withErrors(3)));
        client.send("FOO\r\nMAIL FROM:<\r\nDATA\r\nNOOP\r\n");
        assertThat(client.takeOutput().lines())
                .containsExactly(
                        "500 5.5.1 Command not recognised",
                        "501 5.1.7 Bad sender address",
                        "421 4.7.0 Too many errors, closing");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void survivesThreeThousandBadCommandsByClosingAtTheTwentieth() {
        SessionHarness client = connect(Smtp.mx(0));
        client.send("BAD\r\n".repeat(3000));
        assertThat(client.takeOutput()).hasLineCount(20).endsWith("421 4.7.0 Too many errors, closing\r\n");
    }

    // RFC 2920 §3.1: a client that pipelines learns of the refusal when all of its recipients are sent.
    @Test
    void doesNotCountRecipientsPipelinedBehindARefusedMail() {
        SessionHarness client = connect(Smtp.mx(0).maxRecipients(100));
        String group =
                "MAIL FROM:<refused@client.example>\r\n" + "RCPT TO:<ann@example.org>\r\n".repeat(100) + "DATA\r\n";
        client.send(group);
        assertThat(client.takeOutput().lines()).hasSize(102).first().asString().startsWith("550 5.7.1 ");
        client.send("MAIL FROM:<bob@client.example>\r\nRSET\r\n");
        assertThat(client.takeOutput()).startsWith("250 2.1.0 ").endsWith("250 2.0.0 OK\r\n");
    }

    @Test
    void countsMoreRecipientsBehindARefusedMailThanAMessageMayHave() {
        SessionHarness client = connect(Smtp.mx(0).maxRecipients(100));
        client.send("MAIL FROM:<refused@client.example>\r\n" + "RCPT TO:<ann@example.org>\r\n".repeat(3000));
        assertThat(client.takeOutput()).hasLineCount(122).endsWith("421 4.7.0 Too many errors, closing\r\n");
    }

    @Test
    void keepsNoneOfTwentyThousandRecipientsBeyondTheLimit() {
        SessionHarness client = connect(Smtp.mx(0).maxRecipients(100));
        client.send("MAIL FROM:<>\r\n" + "RCPT TO:<ann@example.org>\r\n".repeat(20_000));
        assertThat(client.takeOutput().lines().filter(line -> line.startsWith("250 2.1.5 ")))
                .hasSize(100);
        client.send("DATA\r\nSubject: x\r\n\r\n.\r\n");
        assertThat(client.takeOutput()).startsWith("354 ");
        assertThat(server.pipeline().onlyMessage().envelope().recipients()).hasSize(100);
    }

    @Test
    void closesAfterTooManyRefusedRecipients() {
        SessionHarness client = connect(Smtp.mx(0).limits(SmtpLimits.DEFAULT.withRefusedRecipients(2)));
        client.send("MAIL FROM:<>\r\nRCPT TO:<nobody1@example.org>\r\nRCPT TO:<nobody2@example.org>\r\n");
        assertThat(client.takeOutput())
                .contains("550 5.1.1 ")
                .endsWith("421 4.7.0 Too many refused recipients, closing\r\n");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void closesAfterTooManyTransactions() {
        SessionHarness client = connect(Smtp.mx(0).limits(SmtpLimits.DEFAULT.withTransactions(2)));
        client.send("MAIL FROM:<>\r\nRSET\r\nMAIL FROM:<>\r\nRSET\r\n");
        assertThat(client.takeOutput()).hasLineCount(4).doesNotContain("421");
        client.send("MAIL FROM:<>\r\n");
        assertThat(client.takeOutput()).startsWith("421 4.7.0 ");
        assertThat(client.isClosed()).isTrue();
    }

    // RFC 5321 §4.5.3.1.10: 452, not 552, and those accepted before stay accepted.
    @Test
    void tellsTheClientToSendToMoreRecipientsLater() {
        SessionHarness client = connect(Smtp.mx(0).maxRecipients(100));
        client.send("MAIL FROM:<>\r\n" + "RCPT TO:<ann@example.org>\r\n".repeat(100));
        assertThat(client.takeOutput()).hasLineCount(101).doesNotContain("452");
        client.send("RCPT TO:<ben@example.org>\r\nDATA\r\n.\r\n");
        assertThat(client.takeOutput()).startsWith("452 4.5.3 ").endsWith("250 2.6.0 Delivered as T1\r\n");
        assertThat(server.pipeline().onlyMessage().envelope().recipients()).hasSize(100);
    }

    @Test
    void refusesALineThatIsTooLong() {
        SessionHarness client = connect(Smtp.mx(0));
        client.send("NOOP " + "x".repeat(4096 - 7) + "\r\nNOOP " + "x".repeat(4096 - 6) + "\r\nNOOP\r\n");
        assertThat(client.takeOutput().lines())
                .containsExactly("250 2.0.0 OK", "500 5.5.2 Line too long", "250 2.0.0 OK");
    }

    @Test
    void closesAtALineWithoutAnEnd() {
        SessionHarness client = connect(Smtp.mx(0));
        for (int i = 0; i < 600 && !client.isClosed(); i++) {
            client.send("x".repeat(50_000));
        }
        assertThat(client.takeOutput()).isEqualTo("421 4.7.0 Line without an end, closing\r\n");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void closesAtNulInACommand() {
        SessionHarness client = connect(Smtp.mx(0));
        client.send("NO\0OP\r\nNOOP\r\n");
        assertThat(client.takeOutput()).isEqualTo("500 5.5.2 Line contains NUL\r\n");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void answersALineWithBareLineEndsOnce() {
        SessionHarness client = connect(Smtp.mx(0));
        client.send("NOOP\nMAIL FROM:<>\rNOOP\r\nNOOP\r\n");
        assertThat(client.takeOutput().lines())
                .containsExactly("500 5.5.2 Bare CR or LF; lines end in CRLF", "250 2.0.0 OK");
    }

    // RFC 5321 §4.5.3.2.7.
    @Test
    void waitsFiveMinutesForACommand() {
        SessionHarness client = connect(Smtp.mx(0));
        client.advance(Duration.ofSeconds(299));
        client.send("NOOP\r\n");
        assertThat(client.takeOutput()).startsWith("250 ");
        client.advance(Duration.ofSeconds(299));
        assertThat(client.takeOutput()).isEmpty();
        client.advance(Duration.ofSeconds(1));
        assertThat(client.takeOutput()).startsWith("421 4.4.2 ");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void isNotKeptWaitingByACommandThatTricklesIn() {
        SessionHarness client = connect(Smtp.mx(0));
        for (int seconds = 0; seconds < 600 && !client.isClosed(); seconds += 10) {
            assertThat(seconds).isLessThan(300);
            client.send("x");
            client.advance(Duration.ofSeconds(10));
        }
        assertThat(client.takeOutput()).startsWith("421 4.4.2 ");
    }

    @Test
    void isNotKeptWaitingByDataThatTricklesIn() {
        SessionHarness client = afterData(Smtp.mx(0).limits(SmtpLimits.DEFAULT.withData(Duration.ofMinutes(1), 10)));
        for (int minute = 0; minute < 5; minute++) {
            client.send("x".repeat(600));
            client.advance(Duration.ofMinutes(1));
            assertThat(client.isClosed()).isFalse();
        }
        client.send("x".repeat(599));
        client.advance(Duration.ofMinutes(1));
        assertThat(client.takeOutput()).startsWith("421 4.4.2 ");
        assertThat(client.isClosed()).isTrue();
        assertThat(server.pipeline().open()).isZero();
    }

    @Test
    void givesCommandsTheirTimeBackAfterTheData() {
        SessionHarness client = afterData(Smtp.mx(0));
        client.send("x\r\n.\r\n");
        client.advance(Duration.ofSeconds(299));
        assertThat(client.isClosed()).isFalse();
    }

    private SessionHarness connect(Smtp listener) {
        SessionHarness client = server.connect(listener);
        client.send(GREETED);
        client.takeOutput();
        return client;
    }

    private SessionHarness afterData(Smtp listener) {
        SessionHarness client = connect(listener);
        client.send("MAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n");
        client.takeOutput();
        return client;
    }
}
