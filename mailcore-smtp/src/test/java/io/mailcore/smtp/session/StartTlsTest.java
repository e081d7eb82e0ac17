package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import org.junit.jupiter.api.Test;

/** STARTTLS (RFC 3207). */
class StartTlsTest {

    @Test
    void forgetsEverythingSaidInClear() {
        Server.play("""
                S: 220 *
                C: STARTTLS
                S: 503 5.5.1 Send EHLO first
                C: EHLO client.example
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-STARTTLS
                S: 250 HELP
                C: STARTTLS now
                S: 501 5.5.4 *
                C: MAIL FROM:<bob@client.example>
                S: 250 *
                C: RCPT TO:<ann@example.org>
                S: 250 *
                C: STARTTLS
                S: 220 2.0.0 *
                C: DATA
                S: 503 5.5.1 *
                C: MAIL FROM:<bob@client.example>
                S: 503 5.5.1 Send EHLO first
                C: EHLO client.example
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-ENHANCEDSTATUSCODES
                S: 250 HELP
                C: STARTTLS
                S: 503 5.5.1 Already encrypted
                """);
    }

    // RFC 3207 §4.2: a login in clear may be an attacker's.
    @Test
    void forgetsALoginInClear() {
        SessionHarness client = new Server(true).connect(Smtp.submission(0));
        client.send("EHLO client.example\r\nAUTH PLAIN AGFubgBzZWNyZXQ=\r\n");
        assertThat(client.takeOutput()).contains("250-AUTH PLAIN\r\n").endsWith("235 2.7.0 Logged in\r\n");
        client.send("STARTTLS\r\n");
        client.takeOutput();
        client.send("EHLO client.example\r\nMAIL FROM:<ann@example.org>\r\n");
        assertThat(client.takeOutput()).contains("250-AUTH PLAIN\r\n").endsWith("530 5.7.0 Log in first\r\n");
    }

    // CVE-2011-0411.
    @Test
    void throwsAwayWhatWasPipelinedInClear() {
        SessionHarness client = new Server().connect(Smtp.mx(0));
        client.send("EHLO client.example\r\n");
        client.takeOutput();
        client.send("STARTTLS\r\nNOOP\r\nMAIL FROM:<");
        assertThat(client.takeOutput()).isEqualTo("220 2.0.0 Ready to start TLS\r\n");
        assertThat(client.tls()).isPresent();
        client.send("NOOP\r\n");
        assertThat(client.takeOutput()).isEqualTo("250 2.0.0 OK\r\n");
    }

    @Test
    void isNotOfferedWithoutACertificate() {
        Server.play(Smtp.mx(0).withoutTls(), """
                S: 220 *
                C: EHLO client.example
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-*
                S: 250-ENHANCEDSTATUSCODES
                S: 250 HELP
                C: STARTTLS
                S: 502 5.5.1 *
                """);
    }
}
