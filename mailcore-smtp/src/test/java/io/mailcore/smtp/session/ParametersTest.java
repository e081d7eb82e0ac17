package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of MAIL and RCPT (RFC 5321 §4.1.1.11, RFC 1870, RFC 6152, RFC 6531, RFC 4954 §5). */
class ParametersTest {

    @ParameterizedTest
    @CsvSource({
        "SIZE=0,250 2.1.0",
        "size=1000,250 2.1.0",
        "SIZE=1001,552 5.3.4",
        "SIZE=9223372036854775807,552 5.3.4",
        "SIZE=9223372036854775808,501 5.5.4",
        "SIZE=99999999999999999999,501 5.5.4",
        "SIZE=000000000000000000000,501 5.5.4",
        "SIZE,501 5.5.4",
        "SIZE=-1,501 5.5.4",
        "SIZE=1k,501 5.5.4",
        "SIZE=1 SIZE=1,501 5.5.4",
        "BODY=7BIT,250 2.1.0",
        "body=8bitmime,250 2.1.0",
        "BODY=BINARYMIME,501 5.5.4",
        "BODY,501 5.5.4",
        "SMTPUTF8,250 2.1.0",
        "SMTPUTF8=1,501 5.5.4",
        "SIZE=1 BODY=8BITMIME SMTPUTF8,250 2.1.0",
        "AUTH=<>,555 5.5.4",
        "RET=HDRS,555 5.5.4",
        "ENVID=x,555 5.5.4",
        "REQUIRETLS,555 5.5.4",
        "FOO=bar,555 5.5.4",
    })
    void answersMail(String parameters, String reply) {
        SessionHarness client = new Server().connect(Smtp.mx(0).maxMessageSize(1000));
        client.send("EHLO client.example\r\n");
        client.takeOutput();
        client.send("MAIL FROM:<bob@client.example> " + parameters + "\r\n");
        assertThat(client.takeOutput()).startsWith(reply + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "NOTIFY=NEVER,555 5.5.4",
        "ORCPT=rfc822;ann@example.org,555 5.5.4",
        "SIZE=1,555 5.5.4",
        "FOO,555 5.5.4",
        "FOO=,501 5.5.4"
    })
    void answersRcpt(String parameters, String reply) {
        SessionHarness client = new Server().connect(Smtp.mx(0));
        client.send("EHLO client.example\r\nMAIL FROM:<>\r\n");
        client.takeOutput();
        client.send("RCPT TO:<ann@example.org> " + parameters + "\r\n");
        assertThat(client.takeOutput()).startsWith(reply + " ");
    }

    // RFC 4954 §5.
    @Test
    void takesTheAuthParameterWhereAuthIsOfferedAndDoesNotBelieveIt() {
        Server server = new Server();
        SessionHarness client = server.connect(Smtp.submission(0).requireAuth(false));
        client.send("EHLO client.example\r\nMAIL FROM:<> AUTH=bob+40x+2Eexample SIZE=5\r\n");
        assertThat(client.takeOutput()).contains("250 HELP").endsWith("250 2.1.0 Sender OK\r\n");
        client.send("RCPT TO:<ann@example.org>\r\nDATA\r\n.\r\n");
        assertThat(server.pipeline().onlyMessage().envelope().parameters()).containsOnlyKeys("SIZE");
        for (String bad : new String[] {"AUTH", "AUTH=bob", "AUTH=a+4", "AUTH=a+0D+0A@x.org"}) {
            client.takeOutput();
            client.send("MAIL FROM:<> " + bad + "\r\n");
            assertThat(client.takeOutput()).as(bad).startsWith("501 5.5.4 ");
        }
    }

    // RFC 6531 §3.5.
    @Test
    void takesAddressesBeyondAsciiOnlyWithSmtputf8() {
        Server.play("""
                S: 220 *
                C: HELO client.example
                S: 250 *
                C: MAIL FROM:<jörg@bücher.example>
                S: 553 5.6.7 *
                C: EHLO client.example
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250 HELP
                C: MAIL FROM:<jörg@bücher.example>
                S: 553 5.6.7 *
                C: MAIL FROM:<bob@client.example>
                S: 250 *
                C: RCPT TO:<änn@example.org>
                S: 553 5.6.7 *
                C: RSET
                S: 250 *
                C: MAIL FROM:<jörg@bücher.example> SMTPUTF8
                S: 250 *
                C: RCPT TO:<änn@example.org>
                S: 250 2.1.5 *
                C: MAIL FROM:<\\xfc@client.example> SMTPUTF8
                S: 500 5.5.2 *
                """);
    }
}
