package io.mailcore.core.testkit;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.testkit.Dialogue;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.api.time.TimeSource.Scheduled;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.Output;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.protocol.Session;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.protocol.TlsDetails;
import io.mailcore.core.protocol.TlsMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a session without a socket or a thread, in the order of calls that the driver promises. Everything a test does to
 * it happens in the test's own thread, before the method returns; a commit by another session is seen at the next
 * {@link #pump()}, {@link #send} or {@link #takeOutput}.
 *
 * <pre>{@code
 * SessionHarness client = SessionHarness.connect(Pop3.on(110), services, time);
 * Dialogue.play(client, "S: +OK *\nC: QUIT\nS: +OK *\nS: (closed)");
 * }</pre>
 */
public final class SessionHarness implements Dialogue.Peer, AutoCloseable {
    private static final int HIGH_WATERMARK = 64 * 1024;
    private static final TlsDetails TLS = new TlsDetails("TLSv1.3", "TLS_AES_128_GCM_SHA256");

    private final FakeTime time;
    private final Session session;
    private final Context context = new Context();
    private final Deque<ByteBuffer> input = new ArrayDeque<>();
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private final AtomicBoolean hinted = new AtomicBoolean();
    private final MessageStore.Subscription subscription;
    private final InetSocketAddress remote;
    private final boolean offersStartTls;
    private Optional<AccountId> watched = Optional.empty();
    private Optional<TlsDetails> tls;
    private Optional<Scheduled> deadline = Optional.empty();
    private boolean deadlinePassed;
    private boolean paused;
    private boolean tlsRequested;
    private boolean closing;
    private boolean closed;
    private boolean pumping;
    private int writtenInStep;

    private SessionHarness(
            Listener listener,
            Listener.SessionFactory sessions,
            ServerServices services,
            FakeTime time,
            InetSocketAddress remote) {
        this.time = time;
        this.remote = remote;
        this.offersStartTls = listener.tls() == TlsMode.STARTTLS;
        this.tls = listener.tls() == TlsMode.IMPLICIT ? Optional.of(TLS) : Optional.empty();
        this.subscription = services.store().subscribe(change -> {
            if (watched.filter(change.account()::equals).isPresent()) {
                hinted.set(true);
            }
        });
        this.session = sessions.open(context);
        step(session::opened);
        pump();
    }

    /** Connects from the loopback address. */
    public static SessionHarness connect(Listener listener, ServerServices services, FakeTime time) {
        return connect(listener, listener.prepare(services), services, time);
    }

    /** Connects from the loopback address to a listener that was prepared before, as a second connection does. */
    public static SessionHarness connect(
            Listener listener, Listener.SessionFactory sessions, ServerServices services, FakeTime time) {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000);
        return new SessionHarness(listener, sessions, services, time, loopback);
    }

    /** Connects from an address. */
    public static SessionHarness connectFrom(
            InetSocketAddress remote, Listener listener, ServerServices services, FakeTime time) {
        return new SessionHarness(listener, listener.prepare(services), services, time, remote);
    }

    @Override
    public void send(byte[] octets) {
        if (!closed) {
            input.add(ByteBuffer.wrap(octets.clone()));
            pump();
        }
    }

    /** Sends text, one octet per char. */
    public void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public String takeOutput() {
        pump();
        String text = captured.toString(StandardCharsets.ISO_8859_1);
        captured.reset();
        return text;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void advance(Duration by) {
        time.advance(by);
        pump();
    }

    /** The session under test. */
    public Session session() {
        return session;
    }

    /** How the connection is encrypted now. */
    public Optional<TlsDetails> tls() {
        return tls;
    }

    /** Tells the session that the server stops. */
    public void stop() {
        step(session::stopping);
        pump();
    }

    /** The client hangs up. */
    @Override
    public void close() {
        closing = true;
        pump();
    }

    /** Lets the session do all it can do now. */
    public void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (!closed && turn()) {
                writtenInStep = 0;
            }
        } finally {
            pumping = false;
        }
    }

    private boolean turn() {
        if (closing) {
            end();
            return false;
        }
        if (tlsRequested) {
            tlsRequested = false;
            tls = Optional.of(TLS);
            return step(session::tlsStarted);
        }
        if (paused) {
            return false;
        }
        if (produceAll() || closing) {
            return true;
        }
        if (hinted.getAndSet(false)) {
            return step(session::changed);
        }
        if (deadlinePassed) {
            deadlinePassed = false;
            return step(session::deadlinePassed);
        }
        return receiveOnce();
    }

    private boolean produceAll() {
        boolean[] more = {false};
        step(() -> more[0] = session.produce());
        return more[0];
    }

    private boolean receiveOnce() {
        while (!input.isEmpty() && !input.peek().hasRemaining()) {
            input.remove();
        }
        ByteBuffer next = input.peek();
        if (next == null) {
            return false;
        }
        int before = next.remaining();
        step(() -> session.receive(next));
        if (next.remaining() == before && !closing && !paused && !tlsRequested) {
            throw new AssertionError("receive took nothing of " + before + " octets");
        }
        return true;
    }

    private boolean step(Call call) {
        try {
            call.run();
        } catch (IOException | RuntimeException e) {
            session.failed(e);
            closing = true;
        }
        return true;
    }

    private void end() {
        closed = true;
        deadline.ifPresent(Scheduled::cancel);
        subscription.close();
        session.closed();
    }

    private interface Call {
        void run() throws IOException;
    }

    private final class Context implements SessionContext {
        private final Capture output = new Capture();

        @Override
        public String id() {
            return "s1";
        }

        @Override
        public InetSocketAddress remoteAddress() {
            return remote;
        }

        @Override
        public InetSocketAddress localAddress() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 25);
        }

        @Override
        public Optional<TlsDetails> tls() {
            return tls;
        }

        @Override
        public boolean canStartTls() {
            return offersStartTls && tls.isEmpty();
        }

        @Override
        public void startTls() {
            if (!canStartTls()) {
                throw new IllegalStateException("startTls: not offered");
            }
            tlsRequested = true;
            input.clear();
        }

        @Override
        public Output output() {
            return output;
        }

        @Override
        public void deadline(Duration delay) {
            deadline.ifPresent(Scheduled::cancel);
            deadlinePassed = false;
            deadline = Optional.of(time.schedule(delay, () -> {
                deadlinePassed = true;
                pump();
            }));
        }

        @Override
        public void pause(Duration delay) {
            paused = true;
            time.schedule(delay, () -> {
                paused = false;
                pump();
            });
        }

        @Override
        public void watch(AccountId account) {
            watched = Optional.of(account);
        }

        @Override
        public void unwatch() {
            watched = Optional.empty();
        }

        @Override
        public void close() {
            closing = true;
        }
    }

    private final class Capture implements Output {
        @Override
        public void write(byte[] octets, int offset, int length) {
            captured.write(octets, offset, length);
            writtenInStep += length;
        }

        @Override
        public void write(String text) {
            if (text.chars().anyMatch(c -> c > 0xff)) {
                throw new IllegalArgumentException("text: a char above U+00FF (expected: one octet per char)");
            }
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public void write(Content content, long offset, long length) {
            try {
                content.transferTo(offset, length, captured);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            writtenInStep += (int) Math.min(length, HIGH_WATERMARK);
        }

        @Override
        public boolean isFull() {
            return writtenInStep >= HIGH_WATERMARK;
        }
    }
}
