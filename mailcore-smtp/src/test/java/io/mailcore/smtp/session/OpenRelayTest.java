package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes of addresses that have made servers relay to a stranger: none of them is a mailbox here. */
class OpenRelayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<victim@remote.example>",
                "<victim@REMOTE.example>",
                "<\"victim\"@remote.example>",
                "<ann@remote.example>",
                "<@example.org:victim@remote.example>",
                "<@mail.example.org,@example.org:victim@remote.example>",
                "@example.org:victim@remote.example",
                "<victim%remote.example@example.org>",
                "<victim%remote.example@[127.0.0.1]>",
                "<victim%remote.example>",
                "<victim@remote.example@example.org>",
                "<ann@example.org@remote.example>",
                "<\"victim@remote.example\"@example.org>",
                "<\"victim%remote.example\"@example.org>",
                "<\"victim@remote.example\">",
                "<remote.example!victim>",
                "<remote.example!victim@example.org>",
                "<remote.example!victim@[127.0.0.1]>",
                "<victim@[192.0.2.1]>",
                "<victim@[IPv6:2001:db8::1]>",
                "<victim>",
                "<victim@remote.example.>",
                "<ann@example.org.>",
                "<ann@example.org.remote.example>",
                "<ann@sub.example.org>",
                "<victim@xn--bcher-kva.example>",
                "<victim@b\u00fccher.example>",
                "<victim@remote.example>@example.org",
                "<<victim@remote.example>@example.org>",
                "<ann@example.org,victim@remote.example>",
                "<ann@example.org> <victim@remote.example>",
                "<>",
            })
    void isNotWhatThisIs(String path) {
        for (boolean lenient : new boolean[] {false, true}) {
            Smtp listener = lenient ? Smtp.mx(0).lenient() : Smtp.mx(0);
            SessionHarness client = new Server().connect(listener);
            client.send("EHLO client.example\r\nMAIL FROM:<ann@example.org> SMTPUTF8\r\n");
            client.takeOutput();
            client.send(("RCPT TO:" + path + "\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(client.takeOutput()).startsWith("5").hasLineCount(1);
            client.send("DATA\r\n");
            assertThat(client.takeOutput()).startsWith("554 5.5.1 ");
        }
    }
}
