package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.core.ServerLimits;
import io.mailcore.core.protocol.TlsMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that do not block run on the event loop of their connection. */
@Timeout(60)
class SessionsOnLoopsTest {
    private final LineListener lines = new LineListener("lines", TlsMode.NONE);
    private final NetworkThreads threads = NetworkThreads.nonBlocking(1);
    private final NetworkFixture server = open(threads, lines);

    private static NetworkFixture open(NetworkThreads threads, LineListener listener) {
        try {
            return new NetworkFixture(threads, ServerLimits.DEFAULT, Optional.empty(), listener);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
        threads.close();
    }

    @Test
    void sessionIsCalledOnTheLoop() throws Exception {
        NotingContent content = new NotingContent();
        lines.content = content;
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("CONTENT\r\nQUIT\r\n");
            assertThat(client.line()).isEqualTo("x");
            assertThat(client.line()).isEqualTo("bye");
        }
        assertThat(content.readers.poll(20, TimeUnit.SECONDS)).startsWith("mailcore-loop-");
    }

    @Test
    void pipelinedCommandsAreAnsweredInOrder() throws Exception {
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("ECHO line\r\n".repeat(1000) + "QUIT\r\n");
            for (int i = 0; i < 1000; i++) {
                assertThat(client.line()).isEqualTo("line");
            }
            assertThat(client.line()).isEqualTo("bye");
            assertThat(client.line()).isEqualTo("(closed)");
        }
        assertThat(server.nextEnd()).isEqualTo("closed by the session");
    }

    @Test
    void aResponseLargerThanTheQueueIsSentWhole() throws Exception {
        int size = 5 * OutputQueue.HIGH;
        lines.content = new TestContent(size);
        try (LineClient client = server.connect("lines")) {
            client.line();
            client.send("CONTENT\r\n");
            byte[] octets = client.in().readNBytes(size);
            assertThat(octets).hasSize(size);
            assertThat(octets[size - 1]).isEqualTo(TestContent.at(size - 1));
        }
    }

    /** Notes the names of the threads that read it. */
    private static final class NotingContent implements Content {
        private static final byte[] OCTETS = {'x', '\r', '\n'};

        final BlockingQueue<String> readers = new LinkedBlockingQueue<>();

        @Override
        public long size() {
            return OCTETS.length;
        }

        @Override
        public InputStream open(long offset, long length) {
            readers.add(Thread.currentThread().getName());
            return new ByteArrayInputStream(OCTETS, (int) offset, (int) length);
        }
    }
}
