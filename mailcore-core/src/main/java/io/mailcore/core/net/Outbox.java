package io.mailcore.core.net;

import io.mailcore.api.content.Content;
import io.mailcore.core.protocol.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a session has written and the network has not taken. Octets are gathered, contents stand as ranges and are read
 * only while fewer than a window of octets is on its way: a slow reader costs one window, whatever it was sent. Used on
 * the serial queue, but for {@link #written}.
 */
final class Outbox implements Output {
    private static final int WINDOW = 128 * 1024;
    private static final int PIECE = 32 * 1024;
    private static final int FIRST_GATHERING = 256;

    private final Wire wire;
    private final Deque<Segment> segments = new ArrayDeque<>(2);
    private final AtomicLong inFlight = new AtomicLong();
    private long waiting;

    /** Takes octets to the network. */
    interface Wire {

        /** Sends an array, owned from now on, and tells {@link Outbox#written} when it has gone. */
        void send(byte[] octets, int length);
    }

    /** A piece of the output in its order. */
    private sealed interface Segment {}

    private static final class Gathering implements Segment {
        private byte[] octets = new byte[FIRST_GATHERING];
        private int length;

        void add(byte[] source, int offset, int count) {
            if (length + count > octets.length) {
                octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + count));
            }
            System.arraycopy(source, offset, octets, length, count);
            length += count;
        }
    }

    private static final class Range implements Segment {
        private final InputStream in;
        private long left;

        Range(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }
    }

    /** A content not opened yet. */
    private record Pending(Content content, long offset, long length) implements Segment {}

    Outbox(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        if (!(segments.peekLast() instanceof Gathering)) {
            segments.add(new Gathering());
        }
        ((Gathering) segments.getLast()).add(octets, offset, length);
        waiting += length;
    }

    @Override
    public void write(String text) {
        byte[] octets = new byte[text.length()];
        for (int i = 0; i < octets.length; i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                throw new IllegalArgumentException("text: a char above U+00FF (expected: one octet per char)");
            }
            octets[i] = (byte) c;
        }
        write(octets);
    }

    @Override
    public void write(Content content, long offset, long length) {
        if (length > 0) {
            segments.add(new Pending(content, offset, length));
            waiting += length;
        }
    }

    @Override
    public boolean isFull() {
        return waiting + inFlight.get() >= WINDOW;
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** Whether everything has gone to the network. */
    boolean isDone() {
        return segments.isEmpty() && inFlight.get() == 0;
    }

    /** Whether the network still has octets of ours to send. */
    boolean isInFlight() {
        return inFlight.get() > 0;
    }

    /** Sends what the window allows. */
    void pump() throws IOException {
        while (!segments.isEmpty() && inFlight.get() < WINDOW) {
            Segment first = segments.getFirst();
            if (first instanceof Gathering gathering) {
                segments.removeFirst();
                send(gathering.octets, gathering.length);
            } else if (first instanceof Pending pending) {
                segments.removeFirst();
                InputStream in = pending.content().open(pending.offset(), pending.length());
                segments.addFirst(new Range(in, pending.length()));
            } else if (first instanceof Range range) {
                sendPiece(range);
            }
        }
    }

    /** Takes what has been written, and is known to be small, instead of sending it. */
    void drainTo(OutputStream out) throws IOException {
        for (Segment segment : segments) {
            if (segment instanceof Gathering gathering) {
                out.write(gathering.octets, 0, gathering.length);
            }
        }
        segments.clear();
        waiting = 0;
    }

    private void sendPiece(Range range) throws IOException {
        byte[] piece = range.in.readNBytes((int) Math.min(PIECE, range.left));
        if (piece.length == 0) {
            throw new IOException("content: ended " + range.left + " octets early");
        }
        range.left -= piece.length;
        if (range.left == 0) {
            segments.removeFirst();
            range.in.close();
        }
        send(piece, piece.length);
    }

    private void send(byte[] octets, int length) {
        waiting -= length;
        inFlight.addAndGet(length);
        wire.send(octets, length);
    }

    /** The network has taken octets; true when there is room again for as much as matters. */
    boolean written(int length) {
        long left = inFlight.addAndGet(-length);
        return left + length >= WINDOW / 2 && left < WINDOW / 2 || left == 0;
    }

    /** Lets go of everything that has not been sent. */
    void close() {
        for (Segment segment : segments) {
            if (segment instanceof Range range) {
                closeQuietly(range.in);
            }
        }
        segments.clear();
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written: there is nothing to lose.
        }
    }
}
