package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.ServerLimits;
import io.mailcore.core.protocol.TlsMode;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many connections there may be, and how they are accepted and ended. */
@Timeout(60)
class LimitsTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final LineListener lines = new LineListener("lines", TlsMode.NONE, ANY, "421 too many\r\n");

    private NetworkFixture open(int total, int perAddress) throws IOException {
        return new NetworkFixture(ServerLimits.DEFAULT.withConnections(total, perAddress), Optional.empty(), lines);
    }

    @Test
    void refusesMoreConnectionsThanAllowedAndSaysSo() throws Exception {
        for (NetworkFixture server : List.of(open(3, 100), open(100, 3))) {
            List<LineClient> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                clients.add(server.connect("lines"));
                assertThat(clients.get(i).line()).isEqualTo("hello clear");
            }
            try (LineClient fourth = server.connect("lines")) {
                assertThat(fourth.line()).isEqualTo("421 too many");
                assertThat(fourth.line()).isEqualTo("(closed)");
            }
            clients.get(0).send("QUIT\r\n");
            clients.get(0).line();
            assertThat(clients.get(0).line()).isEqualTo("(closed)");
            clients.get(0).close();
            assertThat(firstLineOfNext(server)).isEqualTo("hello clear");
            for (LineClient client : clients) {
                client.close();
            }
            server.close();
            assertThat(server.network.admission().total()).isZero();
            assertThat(server.network.admission().peers()).isZero();
        }
    }

    // The server notices the end of a connection a moment after the client has.
    private static String firstLineOfNext(NetworkFixture server) throws IOException {
        String line = "";
        for (int i = 0; i < 1000 && !line.equals("hello clear"); i++) {
            try (LineClient next = server.connect("lines")) {
                line = next.line();
            }
        }
        return line;
    }

    @Test
    void countsAnIpv6NetworkAsOnePeer() throws Exception {
        assertThat(key("2001:db8:1:2::1")).isEqualTo(key("2001:db8:1:2:ffff::1"));
        assertThat(key("2001:db8:1:2::1")).isNotEqualTo(key("2001:db8:1:3::1"));
        assertThat(key("192.0.2.1")).isNotEqualTo(key("192.0.2.2"));
        assertThat(key("::ffff:192.0.2.1")).isEqualTo(key("192.0.2.1"));
        assertThat(key("0.0.0.0")).isNotEqualTo(key("::"));
    }

    private static PeerNetwork key(String address) throws IOException {
        return PeerNetwork.of(InetAddress.getByName(address));
    }

    @Test
    void admissionForgetsPeersThatHaveLeft() throws Exception {
        Admission admission = new Admission(3, 2);
        assertThat(admission.enter(key("192.0.2.1"))).isTrue();
        assertThat(admission.enter(key("192.0.2.1"))).isTrue();
        assertThat(admission.enter(key("192.0.2.1"))).isFalse();
        assertThat(admission.enter(key("192.0.2.2"))).isTrue();
        assertThat(admission.enter(key("192.0.2.3"))).isFalse();
        assertThat(admission.total()).isEqualTo(3);
        assertThat(admission.peers()).isEqualTo(2);
        admission.leave(key("192.0.2.1"));
        admission.leave(key("192.0.2.1"));
        admission.leave(key("192.0.2.2"));
        assertThat(admission.total()).isZero();
        assertThat(admission.peers()).isZero();
    }

    @Test
    void restsWhenItCannotAccept() throws Exception {
        try (NetworkFixture server = open(10, 10)) {
            Gate gate = new Gate(server.network, lines, context -> new LineSession(lines, context));
            EmbeddedChannel listening = new EmbeddedChannel(new Acceptor(gate));
            listening.pipeline().fireExceptionCaught(new IOException("Too many open files"));
            assertThat(listening.config().isAutoRead()).isFalse();
            server.time.advance(Duration.ofMillis(999));
            listening.runPendingTasks();
            assertThat(listening.config().isAutoRead()).isFalse();
            server.time.advance(Duration.ofMillis(1));
            listening.runPendingTasks();
            assertThat(listening.config().isAutoRead()).isTrue();
        }
    }

    @Test
    void letsSessionsSayGoodbyeWhenItStops() throws Exception {
        NetworkFixture server = open(10, 10);
        try (LineClient idle = server.connect("lines");
                LineClient paused = server.connect("lines")) {
            idle.line();
            paused.line();
            paused.send("PAUSE 100000\r\nECHO never\r\n");
            server.close();
            assertThat(idle.line()).isEqualTo("stopping");
            assertThat(idle.line()).isEqualTo("(closed)");
            assertThat(paused.line()).isEqualTo("stopping");
            assertThat(server.nextEnd()).isEqualTo("server stopped");
            assertThat(server.nextEnd()).isEqualTo("server stopped");
        }
    }

    @Test
    void cutsSessionsOffWhenTheGraceIsOver() throws Exception {
        ExecutorService workers = Executors.newCachedThreadPool();
        NetworkThreads threads = NetworkThreads.on(1, workers);
        NetworkFixture server = new NetworkFixture(threads, ServerLimits.DEFAULT, Optional.empty(), lines);
        server.grace(Duration.ofMillis(50));
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("BLOCK\r\n");
            lines.blocked.await();
            Thread unblocker = new Thread(() -> {
                try {
                    // The connection is cut while the session is still busy.
                    client.in().readAllBytes();
                } catch (IOException e) {
                    // A reset cuts it as well.
                }
                lines.unblock.countDown();
            });
            unblocker.start();
            server.close();
            unblocker.join();
            assertThat(lines.nextCall()).isEqualTo("opened");
            // Whether the session still hears of the stop before it finds its connection gone is a matter of who is
            // faster.
            String next = lines.nextCall();
            assertThat(next.equals("stopping") ? lines.nextCall() : next).isEqualTo("closed");
            assertThat(server.nextEnd()).isEqualTo("server stopped");
        } finally {
            threads.close();
            workers.shutdown();
        }
    }

    @Test
    void endsAConnectionWhoseWorkIsRefused() throws Exception {
        ExecutorService workers = Executors.newCachedThreadPool();
        NetworkThreads threads = NetworkThreads.on(1, workers);
        NetworkFixture server = new NetworkFixture(threads, ServerLimits.DEFAULT, Optional.empty(), lines);
        server.grace(Duration.ofMillis(1));
        try (LineClient client = server.connect("lines")) {
            client.line();
            workers.shutdownNow();
            client.send("ECHO x\r\n");
            assertThat(client.line()).isEqualTo("(closed)");
        } finally {
            server.close();
            threads.close();
        }
    }
}
