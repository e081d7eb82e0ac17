package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.core.ServerLimits;
import io.mailcore.core.protocol.TlsMode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that does not read, or a session that does not, costs a bounded number of octets and no thread. */
@Timeout(120)
class BackpressureTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int SMALL_BUFFER = 64 * 1024;

    private final LineListener lines = new LineListener("lines", TlsMode.NONE);
    private final ThreadPoolExecutor workers = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
    private final NetworkThreads threads = NetworkThreads.on(1, workers);
    private final NetworkFixture server = open(ServerLimits.DEFAULT);

    private NetworkFixture open(ServerLimits limits) {
        try {
            return new NetworkFixture(threads, limits, Optional.empty(), lines);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        lines.unblock.countDown();
        server.grace(Duration.ofMillis(10));
        server.close();
        threads.close();
        workers.shutdown();
    }

    @Test
    void aPeerThatDoesNotReadHoldsFewOctetsAndNoThread() throws Exception {
        TestContent content = new TestContent(200L * MEBIBYTE);
        lines.content = content;
        try (LineClient client = new LineClient(server.address("lines"), SMALL_BUFFER)) {
            client.line();
            client.send("CONTENT\r\nECHO after\r\n");
            // Nothing moves any more once the socket's buffers and the window are full.
            await(() -> server.network.outputBudget().used() >= OutputQueue.HIGH - OutputQueue.LOW);
            await(() -> workers.getActiveCount() == 0);
            long read = content.read.get();
            assertThat(read).isLessThan(16L * MEBIBYTE);
            assertThat(server.network.outputBudget().used()).isLessThanOrEqualTo(OutputQueue.HIGH + 64 * 1024);

            for (long position = 0; position < content.size(); position += MEBIBYTE) {
                byte[] octets = client.in().readNBytes(MEBIBYTE);
                assertThat(octets[0]).isEqualTo(TestContent.at(position));
                assertThat(octets[MEBIBYTE - 1]).isEqualTo(TestContent.at(position + MEBIBYTE - 1));
            }
            assertThat(client.line()).isEqualTo("after");
        }
    }

    @Test
    void aPeerThatTakesNothingIsGivenUp() throws Exception {
        lines.content = new TestContent(200L * MEBIBYTE);
        try (LineClient client = new LineClient(server.address("lines"), SMALL_BUFFER)) {
            client.line();
            client.send("CONTENT\r\n");
            await(() -> server.network.outputBudget().used() >= OutputQueue.HIGH - OutputQueue.LOW);
            await(() -> {
                server.time.advance(ServerLimits.DEFAULT.writeStall());
                return lines.calls.contains("closed");
            });
            assertThat(server.nextEnd()).isEqualTo("the peer does not read");
        }
        await(() -> server.network.outputBudget().used() == 0);
    }

    @Test
    void aPeerThatTakesALittleNowAndThenIsNotGivenUp() throws Exception {
        TestContent content = new TestContent(40L * MEBIBYTE);
        lines.content = content;
        try (LineClient client = new LineClient(server.address("lines"), SMALL_BUFFER)) {
            client.line();
            client.send("CONTENT\r\nECHO after\r\n");
            for (int i = 0; i < 20; i++) {
                long before = content.read.get();
                client.in().skipNBytes(2 * MEBIBYTE);
                await(() -> content.read.get() > before || content.read.get() == content.size());
                server.time.advance(ServerLimits.DEFAULT.writeStall());
            }
            assertThat(client.line()).isEqualTo("after");
        }
    }

    @Test
    void aSessionThatDoesNotReadStopsThePeer() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("BLOCK\r\n");
            lines.blocked.await();
            client.socket().setSendBufferSize(SMALL_BUFFER);
            Thread writer = new Thread(() -> writeEndlessly(client));
            writer.start();
            await(() -> server.network.inputBudget().used() >= InputQueue.HIGH);
            assertThat(server.network.inputBudget().used()).isLessThanOrEqualTo(InputQueue.HIGH + 64 * 1024);
            lines.unblock.countDown();
            assertThat(client.line()).isEqualTo("unblocked");
            for (int i = 0; i < 200_000; i++) {
                assertThat(client.line()).isEqualTo("x");
            }
            client.socket().close();
            writer.join();
        }
        server.nextEnd();
        assertThat(server.network.inputBudget().used()).isZero();
    }

    private static void writeEndlessly(LineClient client) {
        byte[] commands = "ECHO x\r\n".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try {
            while (true) {
                client.send(commands);
            }
        } catch (IOException e) {
            // The test has closed the socket.
        }
    }

    @Test
    void aPausedSessionStopsThePeer() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("PAUSE 1000\r\n");
            Thread writer = new Thread(() -> writeEndlessly(client));
            writer.start();
            await(() -> server.network.inputBudget().used() >= InputQueue.HIGH);
            assertThat(server.network.inputBudget().used()).isLessThanOrEqualTo(InputQueue.HIGH + 64 * 1024);
            server.time.advance(Duration.ofSeconds(1));
            assertThat(client.line()).isEqualTo("x");
            client.socket().close();
            writer.join();
        }
    }

    @Test
    void cutsAResponseOffWhenItsContentCannotBeRead() throws Exception {
        lines.content = new TestContent(MEBIBYTE, 100_000);
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("CONTENT\r\nECHO after\r\n");
            long count = 0;
            try {
                for (int octet = client.in().read();
                        octet >= 0;
                        octet = client.in().read()) {
                    // Words of the session would be taken for a part of the content.
                    assertThat((byte) octet).isEqualTo(TestContent.at(count));
                    count++;
                }
            } catch (SocketTimeoutException e) {
                throw new AssertionError("not closed", e);
            } catch (IOException e) {
                // A reset says as clearly that there is no more.
            }
            assertThat(count).isLessThanOrEqualTo(128 * 1024);
        }
        assertThat(server.nextEnd()).isEqualTo("content unreadable");
    }

    @Test
    void aUsedUpBudgetSlowsConnectionsDownAndStarvesNone() throws Exception {
        NetworkFixture tight = open(ServerLimits.DEFAULT.withMemory(64 * 1024, 64 * 1024));
        try (LineClient blocker = tight.connect("lines");
                LineClient other = tight.connect("lines")) {
            blocker.line();
            blocker.send("BLOCK\r\n");
            lines.blocked.await();
            Thread writer = new Thread(() -> writeEndlessly(blocker));
            writer.start();
            await(() -> tight.network.inputBudget().isUsedUp());
            other.line();
            for (int i = 0; i < 1000; i++) {
                other.send("ECHO still here\r\n");
                assertThat(other.line()).isEqualTo("still here");
            }
            assertThat(tight.network.inputBudget().used()).isLessThan(3 * 64 * 1024);
            blocker.socket().close();
            writer.join();
        } finally {
            lines.unblock.countDown();
            tight.close();
        }
    }

    @Test
    void refusesTextThatIsNoOctets() {
        OutputQueue output =
                new OutputQueue(io.netty.buffer.UnpooledByteBufAllocator.DEFAULT, new OctetBudget(Long.MAX_VALUE));
        assertThatThrownBy(() -> output.write("\u010d")).isInstanceOf(IllegalArgumentException.class);
        assertThat(output.isWaiting()).isFalse();
    }

    private static void await(BooleanSupplier condition) {
        long turns = TimeUnit.SECONDS.toMillis(30);
        while (!condition.getAsBoolean()) {
            assertThat(turns--).as("turns left to wait").isPositive();
            LockSupport.parkNanos(1_000_000);
        }
    }
}
