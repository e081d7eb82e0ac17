package io.mailcore.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.account.AddressResolution;
import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.core.net.TestLines;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.TlsMode;
import io.mailcore.core.testkit.RecordingStore;
import io.mailcore.core.tls.SelfSignedCertificate;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailServerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final RecordingStore store = new RecordingStore();

    private MailServer.Builder builder() {
        return MailServer.builder().store(store).accounts(new Nobody());
    }

    private static Listener lines(String name) {
        return TestLines.listener(name, TlsMode.NONE, new InetSocketAddress(LOOPBACK, 0));
    }

    @Test
    void startsWithDefaults() throws Exception {
        try (MailServer server = builder().listen(lines("lines")).start();
                Socket client = new Socket(LOOPBACK, server.port("lines"))) {
            assertThat(TestLines.line(client)).isEqualTo("hello clear");
            assertThat(server.store()).isSameAs(store);
            assertThat(server.address("lines").getAddress().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void listsAddressesInTheOrderOfConfiguration() throws Exception {
        try (MailServer server =
                builder().listen(lines("c"), lines("a")).listen(lines("b")).start()) {
            assertThat(server.addresses().keySet()).containsExactly("c", "a", "b");
            assertThatThrownBy(() -> server.port("d"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("listener: d (expected: one of c, a, b)");
        }
    }

    @Test
    void reportsAllMistakesTogether() {
        ConfigurationException mistakes = catchThrowableOfType(
                ConfigurationException.class,
                () -> MailServer.builder()
                        .hostname("no name")
                        .listen(lines("twice"), lines("twice"), lines("bad"), lines(" "))
                        .listen(TestLines.listener("tls", TlsMode.IMPLICIT, new InetSocketAddress(LOOPBACK, 0)))
                        .listen(TestLines.listener(
                                "nowhere", TlsMode.NONE, InetSocketAddress.createUnresolved("nowhere.invalid", 0)))
                        .limits(ServerLimits.DEFAULT.withConnections(0, 1).withGrace(Duration.ZERO))
                        .build());
        assertThat(mistakes.problems())
                .containsExactly(
                        "hostname: domain: no name (expected: letters, digits and hyphens)",
                        "store: none (expected: where mail is kept)",
                        "accounts: none (expected: who may log in)",
                        "twice: the name of two listeners (expected: unique names)",
                        "bad.size: 0 (expected: at least 1)",
                        "listener.name: blank (expected: a name)",
                        "tls.tls: IMPLICIT without a certificate (expected: tls(…) of the server)",
                        "nowhere.address: nowhere.invalid (expected: a known host)",
                        "limits.connections: 0 (expected: at least 1)",
                        "limits.grace: PT0S (expected: more than zero, at most a day)");
        assertThat(mistakes).hasMessageContaining("limits.connections");
        assertThatThrownBy(() -> builder().build()).hasMessageContaining("listeners: none (expected: at least one)");
        assertThatThrownBy(() ->
                        builder().hostname("[192.0.2.1]").listen(lines("l")).build())
                .hasMessageContaining("hostname: [192.0.2.1] (expected: a domain name in US-ASCII)");
    }

    @Test
    void bindsNothingWhenOneAddressIsTaken() throws Exception {
        int free = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            Listener first = TestLines.listener("first", TlsMode.NONE, new InetSocketAddress(LOOPBACK, free));
            Listener second =
                    TestLines.listener("second", TlsMode.NONE, new InetSocketAddress(LOOPBACK, taken.getLocalPort()));
            assertThatThrownBy(() -> builder().listen(first, second).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("second")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("in use");
            assertThat(greetsAt(free)).isFalse();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void failsToStartWithoutAReadableCertificate() {
        assertThatThrownBy(() -> builder()
                        .listen(lines("lines"))
                        .tls(() -> {
                            throw new IOException("chain.pem: no certificate");
                        })
                        .start())
                .isInstanceOf(IOException.class)
                .hasMessage("chain.pem: no certificate");
    }

    @Test
    void startsAgainFromTheSamePlan() throws Exception {
        ServerPlan plan = builder().listen(lines("lines")).build();
        try (MailServer one = plan.start();
                MailServer two = plan.start()) {
            assertThat(one.port("lines")).isNotEqualTo(two.port("lines"));
        }
        try (MailServer three = plan.start();
                Socket client = new Socket(LOOPBACK, three.port("lines"))) {
            assertThat(TestLines.line(client)).isEqualTo("hello clear");
        }
    }

    @Test
    void aHundredServersShareTheThreadsOfOne() throws Exception {
        List<MailServer> servers = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                servers.add(builder()
                        .listen(lines("a"), lines("b"), lines("c"))
                        .tls(SelfSignedCertificate.of("localhost"))
                        .start());
            }
            long loops = threads("mailcore-loop");
            assertThat(loops)
                    .isPositive()
                    .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
            for (MailServer server : servers) {
                try (Socket client = new Socket(LOOPBACK, server.port("b"))) {
                    assertThat(TestLines.line(client)).isEqualTo("hello clear");
                }
            }
            assertThat(threads("mailcore-loop"))
                    .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(threads("mailcore-")).isLessThan(20);
        } finally {
            servers.forEach(MailServer::close);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("mailcore-"))
                .allMatch(Thread::isDaemon);
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Test
    void closesOnceAndRefusesConnectionsFromThenOn() throws Exception {
        MailServer server = builder().listen(lines("lines")).start();
        try (Socket client = new Socket(LOOPBACK, server.port("lines"))) {
            assertThat(TestLines.line(client)).isEqualTo("hello clear");
            server.close();
            server.close();
            assertThat(TestLines.line(client)).isEqualTo("stopping");
            assertThat(TestLines.line(client)).isEqualTo("(closed)");
            assertThat(greetsAt(server.port("lines"))).isFalse();
        }
        assertThat(store.listeners()).isZero();
    }

    /** Whether a server of ours answers: a free port may be another process's by now, or the client's own. */
    private static boolean greetsAt(int port) throws IOException {
        try (Socket client = new Socket(LOOPBACK, port)) {
            client.setSoTimeout(200);
            return TestLines.line(client).equals("hello clear");
        } catch (ConnectException | SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void runsOnTheThreadsOfTheHost() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1, task -> new Thread(task, "host-worker"));
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        try (ServerRuntime runtime = ServerRuntime.of(1, workers);
                MailServer server = builder()
                        .runtime(runtime)
                        .time(runtime.time())
                        .listen(lines("lines"))
                        .on(
                                MailEvent.SessionOpened.class,
                                event -> threads.add(Thread.currentThread().getName()))
                        .start();
                Socket client = new Socket(LOOPBACK, server.port("lines"))) {
            assertThat(TestLines.line(client)).isEqualTo("hello clear");
            assertThat(threads.poll(20, TimeUnit.SECONDS)).isEqualTo("host-worker");
        } finally {
            workers.shutdown();
        }
        assertThatThrownBy(() -> ServerRuntime.of(0, Runnable::run)).hasMessageContaining("eventLoops: 0");
    }

    private static final class Nobody implements AccountDirectory {
        @Override
        public LoginResult login(String name, Secret password) throws IOException {
            throw new IOException("nobody is here");
        }

        @Override
        public AddressResolution resolve(EmailAddress address) {
            return new AddressResolution.NotLocal();
        }
    }
}
