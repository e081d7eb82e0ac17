package io.mailcore.smtp.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.api.testkit.Dialogue;
import io.mailcore.smtp.Smtp;
import org.junit.jupiter.api.Test;

/** Greeting, EHLO and HELO (RFC 5321 §3.1, §3.2, §4.1.1.1). */
class HelloTest {

    @Test
    void offersAuthOnlyOnSubmissionAndOnlyWhenEncrypted() {
        Server.play(Smtp.submission(0), """
                S: 220 *
                C: EHLO client.example
                S: 250-mail.example.org
                S: 250-PIPELINING
                S: 250-SIZE 157286400
                S: 250-8BITMIME
                S: 250-SMTPUTF8
                S: 250-ENHANCEDSTATUSCODES
                S: 250-STARTTLS
                S: 250 HELP
                C: STARTTLS
                S: 220 2.0.0 *
                C: EHLO client.example
                S: 250-mail.example.org
                S: 250-PIPELINING
                S: 250-SIZE 157286400
                S: 250-8BITMIME
                S: 250-SMTPUTF8
                S: 250-ENHANCEDSTATUSCODES
                S: 250-AUTH PLAIN
                S: 250 HELP
                """);
    }

    @Test
    void offersNoAuthToServersAndSaysTheConfiguredSize() {
        Server.play(Smtp.mx(0).implicitTls().maxMessageSize(1000), """
                S: 220 *
                C: EHLO client.example
                S: 250-mail.example.org
                S: 250-PIPELINING
                S: 250-SIZE 1000
                S: 250-8BITMIME
                S: 250-SMTPUTF8
                S: 250-ENHANCEDSTATUSCODES
                S: 250 HELP
                """);
    }

    @Test
    void offersNoExtensionsAfterHelo() {
        Server.play("""
                S: 220 *
                C: HELO [192.0.2.1]
                S: 250 mail.example.org
                C: NOOP
                S: 250 *
                """);
    }

    @Test
    void refusesHelloWithoutAGoodName() {
        Server.play("""
                S: 220 *
                C: EHLO
                S: 501 5.5.4 *
                C: HELO
                S: 501 5.5.4 *
                C: EHLO a b
                S: 501 5.5.4 *
                C: EHLO <script>
                S: 501 5.5.4 *
                C: MAIL FROM:<>
                S: 503 5.5.1 *
                """);
    }

    // RFC 5321 §3.1: after 554 the server waits for QUIT and answers 503 to everything else.
    @Test
    void listensOnlyToQuitAfterARefusal() {
        for (int code : new int[] {554, 550, 521}) {
            Dialogue.playHoweverCut(
                    () -> refusing(Reply.of(code, "5.7.1", "Go away")), """
                    S: %s Go away
                    C: EHLO client.example
                    S: 503 5.5.1 *
                    C: STARTTLS
                    S: 503 5.5.1 *
                    C: MAIL FROM:<>
                    S: 503 5.5.1 *
                    C: FOO
                    S: 503 5.5.1 *
                    C: QUIT
                    S: 221 2.0.0 Bye
                    S: (closed)
                    """.formatted(code == 521 ? "521" : "554"));
        }
    }

    @Test
    void closesAfterATransientRefusal() {
        Dialogue.play(refusing(Reply.of(450, "4.7.1", "Come back later")), """
                S: 421 Come back later
                S: (closed)
                """);
    }

    private static Dialogue.Peer refusing(Reply reply) {
        Server server = new Server();
        server.pipeline().greetWith(reply);
        return server.connect(Smtp.mx(0));
    }
}
