package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Dialogue;
import io.mailcore.api.testkit.Dialogue.Cut;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.Smtp;
import io.mailcore.smtp.SmtpLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Commands in any order: every state meets every command, and what holds always is looked at. */
class SessionFuzzTest {
    private static final List<String> LINES = List.of(
            "EHLO client.example\r\n",
            "EHLO client.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n",
            "HELO client.example\r\n",
            "HELO\r\n",
            "MAIL FROM:<a@b.example>\r\n",
            "MAIL FROM:<> SIZE=10 BODY=8BITMIME\r\n",
            "MAIL FROM:<refused@b.example>\r\n",
            "MAIL FROM:<rejected@b.example>\r\n",
            "MAIL FROM:<a@b.example> SIZE=99999\r\n",
            "RCPT TO:<ann@example.org>\r\n",
            "RCPT TO:<postmaster>\r\n",
            "RCPT TO:<nobody@example.org>\r\n",
            "RCPT TO:<x\r\n",
            "DATA\r\n",
            ".\r\n",
            "\r\n.\r\n",
            "..\r\n.\r\n",
            "x".repeat(600) + "\r\n.\r\n",
            "\0\r\n.\r\n",
            "\n.\r\n",
            "RSET\r\n",
            "NOOP\r\n",
            "VRFY x\r\n",
            "HELP\r\n",
            "EXPN x\r\n",
            "FOO\r\n",
            "\r\n",
            "AUTH PLAIN\r\n",
            "AUTH PLAIN AGFubgBzZWNyZXQ=\r\n",
            "AUTH LOGIN\r\n",
            "AGFubgBzZWNyZXQ=\r\n",
            "*\r\n",
            "QUIT\r\n");

    @Test
    void answersTheSameHoweverTheStreamIsCutAndLeavesNothingOpen() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder stream = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                stream.append(LINES.get(random.nextInt(LINES.size())));
            }
            byte[] octets = stream.toString().getBytes(StandardCharsets.ISO_8859_1);
            String expected = play(octets, Cut.whole(), seed);
            assertThat(expected.lines()).as("seed %d", seed).allMatch(SessionFuzzTest::isWellFormed);
            assertThat(play(octets, Cut.bytewise(), seed)).as("seed %d", seed).isEqualTo(expected);
            assertThat(play(octets, Cut.random(seed), seed)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static String play(byte[] octets, Cut cut, long seed) {
        Server server = new Server(true);
        SmtpLimits limits = SmtpLimits.DEFAULT.withErrors(8).withTransactions(6);
        SessionHarness client = server.connect(
                Smtp.submission(0).requireAuth(false).maxMessageSize(500).limits(limits));
        Dialogue.send(client, octets, cut);
        String output = client.takeOutput();
        client.close();
        assertThat(server.pipeline().open()).as("seed %d", seed).isZero();
        assertThat(output).as("seed %d", seed).doesNotContain("4.3.0");
        return output;
    }

    /** RFC 5321 §4.2 and RFC 2034 §4. */
    private static boolean isWellFormed(String line) {
        return line.matches("([245])[0-5][0-9][ -]\\1\\.[0-9]\\.[0-9]{1,2} [ -~]+")
                || line.matches("(220|250)[ -]mail\\.example\\.org.*")
                || line.matches("250[ -][A-Z0-9]+( [A-Z0-9 ]+)?")
                || line.matches("3[35]4 .*");
    }
}
