package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** The Received field (RFC 5321 §4.4, RFC 3848, RFC 6531 §4.3). */
class TraceFieldTest {
    private final Server server = new Server();

    @Test
    void saysWhereTheMessageCameFromAndWhen() {
        assertThat(traceAfter(Smtp.mx(0), "EHLO client.example", "MAIL FROM:<>", "RCPT TO:<ann@example.org>"))
                .isEqualTo("Received: from client.example ([127.0.0.1])\r\n"
                        + "\tby mail.example.org with ESMTP id T1\r\n"
                        + "\tfor <ann@example.org>;\r\n"
                        + "\tFri, 2 Jan 2026 03:04:05 +0000\r\n");
    }

    @Test
    void tellsOfEncryptionAndLogin() {
        assertThat(traceAfter(
                        Smtp.submission(0).implicitTls(),
                        "EHLO [192.0.2.7]",
                        "AUTH PLAIN AGFubgBzZWNyZXQ=",
                        "MAIL FROM:<> SMTPUTF8",
                        "RCPT TO:<\u00c3\u00a4nn@example.org>"))
                .isEqualTo("Received: from [192.0.2.7] ([127.0.0.1])\r\n"
                        + "\t(using TLSv1.3 with cipher TLS_AES_128_GCM_SHA256)\r\n"
                        + "\tby mail.example.org with UTF8SMTPSA id T1\r\n"
                        + "\tfor <\u00e4nn@example.org>;\r\n"
                        + "\tFri, 2 Jan 2026 03:04:05 +0000\r\n");
    }

    // RFC 5321 §7.6.
    @Test
    void doesNotNameOneOfSeveralRecipients() {
        assertThat(traceAfter(
                        Smtp.mx(0),
                        "HELO client.example",
                        "MAIL FROM:<>",
                        "RCPT TO:<ann@example.org>",
                        "RCPT TO:<ben@example.org>"))
                .contains(" with SMTP id T1;\r\n")
                .doesNotContain("for");
    }

    @Test
    void namesProtocolsAsRegistered() {
        assertThat(traceAfter(Smtp.mx(0).implicitTls(), "EHLO a", "MAIL FROM:<>", "RCPT TO:<ann@example.org>"))
                .contains(" with ESMTPS id ");
    }

    @Test
    void writesIpv6Literals() throws UnknownHostException {
        InetSocketAddress remote = new InetSocketAddress(InetAddress.getByName("2001:db8::1"), 40000);
        SessionHarness client = SessionHarness.connectFrom(remote, Smtp.mx(0), server, server.time());
        client.send("HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n.\r\n");
        assertThat(server.pipeline().onlyMessage().trace())
                .startsWith("Received: from a ([IPv6:2001:db8:0:0:0:0:0:1])\r\n");
    }

    // Whatever a client calls itself, it writes no header of ours.
    @Test
    void letsNothingButADomainIn() {
        for (String name : new String[] {"a(b", "x;id=y", "<a@b>", "\u00c3\u00bc.example", "a\u00e2\u0080\u00a8b"}) {
            Server other = new Server();
            SessionHarness client = other.connect(Smtp.mx(0).lenient());
            client.send("EHLO " + name + "\r\nMAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n.\r\n");
            assertThat(other.pipeline().onlyMessage().trace())
                    .as(name)
                    .startsWith("Received: from [127.0.0.1] ([127.0.0.1])\r\n");
        }
    }

    private String traceAfter(Smtp listener, String... commands) {
        SessionHarness client = server.connect(listener);
        client.send(String.join("\r\n", commands) + "\r\nDATA\r\n.\r\n");
        return server.pipeline().onlyMessage().trace();
    }
}
