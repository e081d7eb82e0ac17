package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mail.Reply;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer, or a careless filter, cannot get onto the wire. */
class InjectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EHLO a\\rb", "EHLO a\\nb", "MAIL FROM:<a\\r\\n@b.example>", "MAIL FROM:<\"a\\rb\"@c.example>",
                "RCPT TO:<a\\n@example.org>", "VRFY a\\rb", "HELP \\n250 OK", "AUTH PLAIN a\\nb"
            })
    void neverSaysBackWhatItWasTold(String line) {
        SessionHarness client = new Server().connect(Smtp.submission(0).requireAuth(false));
        client.takeOutput();
        client.send("HELO canary\r\nMAIL FROM:<canary@client.example>\r\n");
        client.send(line.replace("\\r", "\r").replace("\\n", "\n") + "\r\n");
        client.send("FOO canary\r\nRCPT TO:<canary@remote.example> CANARY=1\r\n");
        assertThat(client.takeOutput()).doesNotContainIgnoringCase("canary");
        assertThat(client.isClosed()).isFalse();
    }

    // U+010D and U+760A end in the octets of CR and LF when narrowed (CVE-2024-21742's like).
    @Test
    void writesRepliesInAscii() {
        Server server = new Server();
        server.pipeline().greetWith(Reply.ofLines(554, List.of("no\u010d\u760a250 OK", "b\u00f6se")));
        SessionHarness client = server.connect(Smtp.mx(0));
        assertThat(client.takeOutput()).isEqualTo("554-no??250 OK\r\n554 b?se\r\n");
    }

    // RFC 2034 §4: a filter that names no enhanced code gets the general one, on every line.
    @Test
    void givesEveryLineOfAReplyAnEnhancedCode() {
        Server server = new Server();
        server.pipeline().refuseSendersWith(Reply.ofLines(550, List.of("no", "never")));
        SessionHarness client = server.connect(Smtp.mx(0));
        client.send("HELO a\r\n");
        client.takeOutput();
        client.send("MAIL FROM:<refused@client.example>\r\n");
        assertThat(client.takeOutput()).isEqualTo("550-5.0.0 no\r\n550 5.0.0 never\r\n");
    }
}
