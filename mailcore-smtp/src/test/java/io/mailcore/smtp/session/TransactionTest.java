package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Dialogue;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import org.junit.jupiter.api.Test;

/** MAIL, RCPT, DATA and what they may follow (RFC 5321 §3.3, §4.1.4). */
class TransactionTest {

    // RFC 5321 appendix D.1.
    @Test
    void receivesAMessage() {
        Server server = new Server();
        Dialogue.play(server.connect(Smtp.mx(0)), """
                S: 220 mail.example.org ESMTP ready
                C: EHLO client.example
                S: 250-mail.example.org
                S: 250-PIPELINING
                S: 250-SIZE 157286400
                S: 250-8BITMIME
                S: 250-SMTPUTF8
                S: 250-ENHANCEDSTATUSCODES
                S: 250-STARTTLS
                S: 250 HELP
                C: MAIL FROM:<bob@client.example>
                S: 250 2.1.0 *
                C: RCPT TO:<ann@example.org>
                S: 250 2.1.5 *
                C: RCPT TO:<nobody@example.org>
                S: 550 5.1.1 No such mailbox
                C: RCPT TO:<ben@example.org>
                S: 250 2.1.5 *
                C: DATA
                S: 354 *
                C: Subject: Hi
                C:
                C: ..dot
                C: .
                S: 250 2.6.0 Delivered as T1
                C: QUIT
                S: 221 2.0.0 Bye
                S: (closed)
                """);
        RecordingPipeline.Message message = server.pipeline().onlyMessage();
        assertThat(message.text()).isEqualTo("Subject: Hi\r\n\r\n.dot\r\n");
        assertThat(message.envelope().from()).hasToString("<bob@client.example>");
        assertThat(message.envelope().recipients()).hasToString("[<ann@example.org>, <ben@example.org>]");
    }

    @Test
    void receivesSeveralMessagesInOneSession() {
        Server server = new Server();
        Dialogue.play(server.connect(Smtp.mx(0)), Server.GREETED + """
                        C: MAIL FROM:<>
                        S: 250 *
                        C: RCPT TO:<ann@example.org>
                        S: 250 *
                        C: DATA
                        S: 354 *
                        C: .
                        S: 250 *
                        C: MAIL FROM:<bob@client.example>
                        S: 250 *
                        C: RCPT TO:<Postmaster>
                        S: 250 *
                        C: DATA
                        S: 354 *
                        C: x
                        C: .
                        S: 250 *
                        """);
        assertThat(server.pipeline().messages()).hasSize(2);
        assertThat(server.pipeline().messages().get(0).octets()).isEmpty();
        assertThat(server.pipeline().messages().get(1).envelope().recipients())
                .hasToString("[<postmaster@mail.example.org>]");
        assertThat(server.pipeline().open()).isZero();
    }

    // RFC 2920 §3.2: the group is answered in order, and a refusal does not flush what follows.
    @Test
    void answersAPipelinedGroupInOrder() {
        Server.play("""
                S: 220 *
                C: EHLO client.example
                C: MAIL FROM:<bob@client.example>
                C: RCPT TO:<nobody@example.org>
                C: FOO
                C: RCPT TO:<ann@example.org>
                C: DATA
                C: Subject: Hi
                C: .
                C: QUIT
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250 HELP
                S: 250 2.1.0 *
                S: 550 5.1.1 *
                S: 500 5.5.1 *
                S: 250 2.1.5 *
                S: 354 *
                S: 250 2.6.0 *
                S: 221 *
                S: (closed)
                """);
    }

    // RFC 2920 §3.1: a client that pipelined DATA behind refused recipients sends the dot only after a 354.
    @Test
    void refusesDataWithoutAValidRecipient() {
        Server.play(Server.GREETED + """
                C: MAIL FROM:<bob@client.example>
                C: RCPT TO:<nobody@example.org>
                C: DATA
                S: 250 *
                S: 550 5.1.1 *
                S: 554 5.5.1 No valid recipients
                C: RCPT TO:<ann@example.org>
                S: 250 *
                C: DATA
                S: 354 *
                C: .
                S: 250 *
                """);
    }

    @Test
    void refusesCommandsOutOfOrder() {
        Server.play("""
                S: 220 *
                C: MAIL FROM:<bob@client.example>
                S: 503 5.5.1 *
                C: RCPT TO:<ann@example.org>
                S: 503 5.5.1 *
                C: DATA
                S: 503 5.5.1 *
                C: HELO client.example
                S: 250 *
                C: RCPT TO:<ann@example.org>
                S: 503 5.5.1 Send MAIL first
                C: DATA
                S: 503 5.5.1 Send MAIL first
                C: MAIL FROM:<bob@client.example>
                S: 250 *
                C: MAIL FROM:<eve@client.example>
                S: 503 5.5.1 *
                C: DATA
                S: 554 5.5.1 *
                C: RCPT TO:<ann@example.org>
                S: 250 *
                """);
    }

    // RFC 5321 §4.1.4: EHLO does what RSET does; §4.1.1.5.
    @Test
    void forgetsTheTransactionAtRsetAndEhlo() {
        for (String reset : new String[] {"RSET", "HELO other.example"}) {
            Server.play(Server.GREETED + """
                    C: MAIL FROM:<bob@client.example>
                    S: 250 *
                    C: RCPT TO:<ann@example.org>
                    S: 250 *
                    C: %s
                    S: 250 *
                    C: DATA
                    S: 503 5.5.1 *
                    C: MAIL FROM:<bob@client.example>
                    S: 250 *
                    C: DATA
                    S: 554 5.5.1 *
                    """.formatted(reset));
        }
    }

    @Test
    void answersNoopHelpAndVrfyInEveryState() {
        String idle = """
                C: NOOP what ever
                S: 250 2.0.0 *
                C: HELP
                S: 214 2.0.0 *
                C: VRFY ann
                S: 252 2.0.0 *
                C: EXPN staff
                S: 502 5.5.1 *
                C: RSET x
                S: 501 5.5.4 *
                C: VRFY
                S: 501 5.5.4 *
                """;
        Server.play("S: 220 *\n"
                + idle
                + "C: HELO client.example\nS: 250 *\n"
                + idle
                + "C: MAIL FROM:<bob@client.example>\nS: 250 *\n"
                + idle
                + "C: RCPT TO:<ann@example.org>\nS: 250 *\nC: QUIT\nS: 221 *\nS: (closed)");
    }

    @Test
    void passesOnWhatThePipelineSays() {
        Server.play(Server.GREETED + """
                C: MAIL FROM:<refused@client.example>
                S: 550 5.7.1 Sender refused
                C: MAIL FROM:<rejected@client.example>
                S: 250 *
                C: RCPT TO:<ann@remote.example>
                S: 550 5.7.1 Relaying denied
                C: RCPT TO:<ann@example.org>
                S: 250 *
                C: DATA
                S: 354 *
                C: x
                C: .
                S: 550 5.7.1 Message refused
                C: MAIL FROM:<bob@client.example>
                S: 250 *
                """);
    }

    // RFC 5321 §4.1.1.1: HELO has no extensions, so no parameters either.
    @Test
    void takesNoParametersAfterHelo() {
        Server.play(Server.GREETED + """
                C: MAIL FROM:<bob@client.example> SIZE=10
                S: 555 5.5.4 *
                """);
    }

    @Test
    void saysGoodbyeToAWebBrowser() {
        Server.play("""
                S: 220 *
                C: POST / HTTP/1.1
                C: MAIL FROM:<bob@client.example>
                S: 421 4.7.0 *
                S: (closed)
                """);
    }

    @Test
    void throwsTheMessageAwayWhenTheClientHangsUp() {
        Server server = new Server();
        SessionHarness client = server.connect(Smtp.mx(0));
        client.send("HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nSubject: half");
        assertThat(server.pipeline().open()).isOne();
        client.close();
        assertThat(server.pipeline().open()).isZero();
        assertThat(server.pipeline().messages()).isEmpty();
    }

    // RFC 5321 §3.8: 421 before a server goes away, at any time.
    @Test
    void saysGoodbyeWhenTheServerStops() {
        Server server = new Server();
        SessionHarness client = server.connect(Smtp.mx(0));
        client.send("HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nSubject: half");
        client.takeOutput();
        client.stop();
        assertThat(client.takeOutput()).startsWith("421 4.3.2 ");
        assertThat(client.isClosed()).isTrue();
        assertThat(server.pipeline().open()).isZero();
    }

    @Test
    void saysSoWhenItFails() {
        Server server = new Server();
        server.pipeline().breakDelivery();
        SessionHarness client = server.connect(Smtp.mx(0));
        client.send("HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nx\r\n.\r\n");
        assertThat(client.takeOutput()).endsWith("421 4.3.0 Internal error, closing\r\n");
        assertThat(client.isClosed()).isTrue();
        assertThat(server.pipeline().open()).isZero();
    }
}
