package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.event.MailEvent;
import io.mailcore.core.protocol.TlsMode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of calls that sessions are promised, over real sockets. */
@Timeout(60)
class ConversationTest {
    private final LineListener lines = new LineListener("lines", TlsMode.NONE);
    private final NetworkFixture server = open(lines);

    private static NetworkFixture open(LineListener listener) {
        try {
            return new NetworkFixture(listener);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        lines.unblock.countDown();
        server.close();
    }

    @Test
    void greetsAnswersAndSaysGoodbye() throws Exception {
        try (LineClient client = server.connect("lines")) {
            assertThat(client.line()).isEqualTo("hello clear");
            client.send("ECHO one\r\nECHO two\r\nQUIT\r\nECHO never\r\n");
            assertThat(client.line()).isEqualTo("one");
            assertThat(client.line()).isEqualTo("two");
            assertThat(client.line()).isEqualTo("bye");
            assertThat(client.line()).isEqualTo("(closed)");
        }
        assertThat(lines.nextCall()).isEqualTo("opened");
        assertThat(lines.nextCall()).isEqualTo("closed");
        assertThat(lines.calls).isEmpty();
        MailEvent.SessionOpened opened = server.next(MailEvent.SessionOpened.class);
        MailEvent.SessionClosed closed = server.next(MailEvent.SessionClosed.class);
        assertThat(closed.reason()).isEqualTo("closed by the session");
        assertThat(closed.peer().session()).isEqualTo(opened.peer().session());
        assertThat(closed.peer().protocol()).isEqualTo("lines");
    }

    @Test
    void handlesACommandThatArrivesOctetByOctet() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            for (byte octet : "ECHO slowly\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)) {
                client.send(new byte[] {octet});
            }
            assertThat(client.line()).isEqualTo("slowly");
        }
    }

    @Test
    void sendsAllRepliesOfATurnTogether() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            // Few enough to arrive in one read, and so in one turn; a write per reply would be seen in pieces.
            client.send("ECHO 0123456789\r\n".repeat(20));
            assertThat(client.readOnce()).isEqualTo("0123456789\r\n".repeat(20));
        }
    }

    @Test
    void producesAResponseBeforeItLooksAtTheNextCommand() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("PRODUCE 3000000\r\nECHO after\r\n");
            client.in().skipNBytes(3_000_000);
            assertThat(client.line()).isEqualTo("produced");
            assertThat(client.line()).isEqualTo("after");
        }
    }

    @Test
    void callsTheSessionOnceAfterTheDeadline() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("DEADLINE 1000\r\nDEADLINE 5000\r\nECHO set\r\n");
            assertThat(client.line()).isEqualTo("set");
            server.time.advance(Duration.ofMillis(4999));
            client.send("ECHO patient\r\n");
            assertThat(client.line()).isEqualTo("patient");
            server.time.advance(Duration.ofMillis(1));
            assertThat(client.line()).isEqualTo("too late");
            assertThat(client.line()).isEqualTo("(closed)");
        }
        assertThat(server.nextEnd()).isEqualTo("timeout");
    }

    @Test
    void movesADeadlineForward() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("DEADLINE 5000\r\nDEADLINE 1000\r\nECHO set\r\n");
            assertThat(client.line()).isEqualTo("set");
            server.time.advance(Duration.ofMillis(1000));
            assertThat(client.line()).isEqualTo("too late");
        }
    }

    @Test
    void handsNothingToAPausedSession() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("ECHO before\r\nPAUSE 1000\r\nECHO after\r\n");
            assertThat(client.line()).isEqualTo("before");
            client.socket().setSoTimeout(100);
            assertThat(catchTimeout(client)).isEqualTo("(nothing)");
            client.socket().setSoTimeout(20_000);
            server.time.advance(Duration.ofSeconds(1));
            assertThat(client.line()).isEqualTo("after");
        }
    }

    private static String catchTimeout(LineClient client) throws IOException {
        try {
            return client.line();
        } catch (java.net.SocketTimeoutException e) {
            return "(nothing)";
        }
    }

    @Test
    void tellsOfChangesOfAWatchedAccount() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("WATCH ann\r\nECHO watching\r\n");
            assertThat(client.line()).isEqualTo("watching");
            server.hints.getOrDefault("ann", () -> {}).run();
            assertThat(client.line()).isEqualTo("* changed");
            client.send("WATCH ben\r\nECHO moved\r\n");
            assertThat(client.line()).isEqualTo("moved");
            assertThat(server.hints).containsOnlyKeys("ben");
            client.send("QUIT\r\n");
            assertThat(client.line()).isEqualTo("bye");
            assertThat(client.line()).isEqualTo("(closed)");
        }
        server.nextEnd();
        assertThat(server.hints).isEmpty();
    }

    @Test
    void answersAFailureOnceAndCloses() throws Exception {
        for (String command : new String[] {"THROW x", "FAIL x", "OVERFLOW"}) {
            try (LineClient client = server.connect("lines")) {
                client.line();
                client.send("ECHO before\r\n" + command + "\r\nECHO after\r\n");
                assertThat(client.line()).isEqualTo("before");
                assertThat(client.line()).isEqualTo("failed");
                assertThat(client.line()).isEqualTo("(closed)");
            }
            assertThat(lines.nextCall()).isEqualTo("opened");
            assertThat(lines.nextCall()).startsWith("failed ");
            assertThat(lines.nextCall()).isEqualTo("closed");
            assertThat(server.nextEnd()).isEqualTo("internal error");
        }
    }

    @Test
    void answersWhatCameBeforeThePeerShutItsSideDown() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.send("ECHO one\r\nECHO two\r\n");
            client.socket().shutdownOutput();
            assertThat(client.line()).isEqualTo("hello clear");
            assertThat(client.line()).isEqualTo("one");
            assertThat(client.line()).isEqualTo("two");
            assertThat(client.line()).isEqualTo("(closed)");
        }
        assertThat(server.nextEnd()).isEqualTo("closed by the peer");
    }

    @Test
    void closesTheSessionOfAPeerThatResets() throws Exception {
        LineClient client = server.connect("lines");
        client.line();
        client.reset();
        assertThat(server.nextEnd()).isEqualTo("connection reset");
        assertThat(lines.nextCall()).isEqualTo("opened");
        assertThat(lines.nextCall()).isEqualTo("closed");
    }

    @Test
    void closesASessionThatIsBusyOnlyWhenItReturns() throws Exception {
        LineClient client = server.connect("lines");
        client.line();
        client.send("BLOCK\r\n");
        lines.blocked.await();
        client.reset();
        assertThat(lines.nextCall()).isEqualTo("opened");
        assertThat(lines.calls).isEmpty();
        lines.unblock.countDown();
        assertThat(lines.nextCall()).isEqualTo("closed");
    }

    @Test
    void theLastWordsReachAPeerThatIsStillTalking() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("QUIT\r\n" + "ECHO never\r\n".repeat(20_000));
            assertThat(client.line()).isEqualTo("bye");
            assertThat(client.line()).isEqualTo("(closed)");
        }
    }

    @Test
    void doesNotLingerForever() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("QUIT\r\n");
            assertThat(client.line()).isEqualTo("bye");
            assertThat(client.line()).isEqualTo("(closed)");
            server.nextEnd();
            assertThat(server.network.admission().total()).isEqualTo(1);
            server.time.advance(Duration.ofSeconds(2));
            server.close();
            assertThat(server.network.admission().total()).isZero();
        }
    }
}
