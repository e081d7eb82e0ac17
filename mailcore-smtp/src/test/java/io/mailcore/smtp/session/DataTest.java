package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Dialogue;
import io.mailcore.api.testkit.Dialogue.Cut;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.BareLineEnds;
import io.mailcore.smtp.Smtp;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of the data (RFC 5321 §4.1.1.4, §4.5.2, RFC 1870 §6). */
class DataTest {
    private static final String ENVELOPE =
            "HELO client.example\r\nMAIL FROM:<bob@client.example>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n";

    private final Server server = new Server();

    @Test
    void keepsOctetsAsTheyAre() {
        byte[] octets = new byte[20_000];
        new Random(7).nextBytes(octets);
        for (int i = 0; i < octets.length; i++) {
            octets[i] = octets[i] == 0 || octets[i] == '\r' || octets[i] == '\n' ? (byte) 'x' : octets[i];
        }
        String message = ".first\r\n" + latin1(octets) + "\r\n\r\n..\r\n" + "y".repeat(5000) + "\r\n";
        SessionHarness client = afterData(Smtp.mx(0));
        String stuffed = message.replace("\r\n.", "\r\n..");
        Dialogue.send(client, bytes("." + stuffed + ".\r\n"), Cut.random(1));
        assertThat(client.takeOutput()).startsWith("250 2.6.0 ");
        assertThat(server.pipeline().onlyMessage().text()).isEqualTo(message);
    }

    @Test
    void swallowsAMessageThatIsTooBig() {
        SessionHarness client = afterData(Smtp.mx(0).maxMessageSize(100));
        client.send("x".repeat(99));
        assertThat(server.pipeline().open()).isOne();
        client.send("xx\r\n");
        assertThat(server.pipeline().open()).isZero();
        assertThat(client.takeOutput()).isEmpty();
        client.send("MAIL FROM:<>\r\n.\r\n");
        assertThat(client.takeOutput()).isEqualTo("552 5.3.4 Message too big\r\n");
        client.send("MAIL FROM:<>\r\n");
        assertThat(client.takeOutput()).startsWith("250 ");
    }

    @Test
    void takesAMessageOfExactlyTheLimit() {
        SessionHarness client = afterData(Smtp.mx(0).maxMessageSize(100));
        client.send("x".repeat(98) + "\r\n.\r\n");
        assertThat(client.takeOutput()).startsWith("250 ");
    }

    @Test
    void losesPatienceWithAMessageThatNeverEnds() {
        SessionHarness client = afterData(Smtp.mx(0).maxMessageSize(1000));
        for (int i = 0; i < 100 && !client.isClosed(); i++) {
            client.send("x".repeat(100));
        }
        assertThat(client.takeOutput()).isEqualTo("552 5.3.4 Message too big\r\n");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void refusesNulAndGoesOn() {
        SessionHarness client = afterData(Smtp.mx(0));
        client.send("a\0b\r\n.\r\nNOOP\r\n");
        assertThat(client.takeOutput()).isEqualTo("554 5.6.0 Message contains NUL\r\n250 2.0.0 OK\r\n");
        assertThat(server.pipeline().messages()).isEmpty();
        assertThat(server.pipeline().open()).isZero();
    }

    @Test
    void refusesBareLineEndsAndCloses() {
        SessionHarness client = afterData(Smtp.mx(0));
        client.send("a\nb\r\n.\r\nMAIL FROM:<>\r\n");
        assertThat(client.takeOutput()).startsWith("554 5.6.0 ").hasLineCount(1);
        assertThat(client.isClosed()).isTrue();
        assertThat(server.pipeline().messages()).isEmpty();
        assertThat(server.pipeline().open()).isZero();
    }

    @Test
    void keepsBareLineEndsWhereTheyAreAllowed() {
        SessionHarness client = afterData(Smtp.mx(0).bareLineEnds(BareLineEnds.KEEP));
        client.send("a\nb\r\r\n\n.\n\r\n.\r\n");
        assertThat(client.takeOutput()).startsWith("250 ");
        assertThat(server.pipeline().onlyMessage().text()).isEqualTo("a\nb\r\r\n\n.\n\r\n");
    }

    @Test
    void tellsTheClientToComeLaterWhenTheSpoolIsFull() {
        server.pipeline().fillSpoolAfter(0);
        assertThat(replyToData()).startsWith("452 4.3.1 ");
        server.pipeline().breakSpoolAfter(0);
        assertThat(replyToData()).startsWith("451 4.3.0 ");
    }

    @Test
    void takesTheDataToItsEndWhenTheSpoolFailsWithin() {
        server.pipeline().fillSpoolAfter(10);
        SessionHarness client = afterData(Smtp.mx(0));
        client.send("123456789\r\n");
        client.send("more\r\nQUIT\r\n");
        assertThat(client.takeOutput()).isEmpty();
        client.send(".\r\n");
        assertThat(client.takeOutput()).startsWith("452 4.3.1 ").hasLineCount(1);
        server.pipeline().repairSpool();
        client.send("MAIL FROM:<>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n.\r\n");
        assertThat(client.takeOutput()).endsWith("250 2.6.0 Delivered as T2\r\n");
        assertThat(server.pipeline().open()).isZero();
    }

    @Test
    void tellsTheClientToComeLaterWhenTheDiskFailsWithin() {
        server.pipeline().breakSpoolAfter(3);
        SessionHarness client = afterData(Smtp.mx(0));
        client.send("1234\r\n.\r\n");
        assertThat(client.takeOutput()).startsWith("451 4.3.0 ").hasLineCount(1);
    }

    private String replyToData() {
        SessionHarness client = server.connect(Smtp.mx(0));
        client.send(ENVELOPE.replace("DATA\r\n", ""));
        client.takeOutput();
        client.send("DATA\r\n");
        String reply = client.takeOutput();
        client.send("DATA\r\n");
        assertThat(client.takeOutput()).startsWith("503 ");
        return reply;
    }

    private SessionHarness afterData(Smtp listener) {
        SessionHarness client = server.connect(listener);
        client.send(ENVELOPE);
        assertThat(client.takeOutput()).contains("\r\n354 ");
        return client;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
