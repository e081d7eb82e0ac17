package io.mailcore.core.net;

import io.mailcore.api.content.Content;
import io.mailcore.core.protocol.Output;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Octets and ranges of contents on their way from the session to the event loop, in order.
 *
 * <p>How it works: what the session writes becomes segments. At the end of a turn {@link #pull} turns segments into
 * buffers for the loop, reading contents, for as long as fewer than {@link #HIGH} octets are with the loop and not yet
 * with the network; what is left waits for the next turn, which the loop asks for below {@link #LOW}. So a content is
 * read as fast as the peer takes it, by a thread that may block, and nobody waits meanwhile. An idle connection holds
 * neither segments nor buffers.
 */
final class OutputQueue implements Output {
    /** The session is asked for no more at so many octets. */
    static final int HIGH = 128 * 1024;

    /** The session is asked again below so many. */
    static final int LOW = 32 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final int SMALL = 8 * 1024;
    private static final int FIRST_CAPACITY = 512;

    private final ByteBufAllocator allocator;
    private final OctetBudget budget;
    private final AtomicInteger inFlight = new AtomicInteger();

    // Used on the serial queue only.
    private @Nullable Deque<Segment> segments;
    private long waiting;

    OutputQueue(ByteBufAllocator allocator, OctetBudget budget) {
        this.allocator = allocator;
        this.budget = budget;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        if (length > 0) {
            tail(length).writeBytes(octets, offset, length);
            waiting += length;
        }
    }

    @Override
    public void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                throw new IllegalArgumentException("text: a char above U+00FF (expected: one octet per char)");
            }
        }
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void write(Content content, long offset, long length) {
        long size = content.size();
        Objects.checkFromIndexSize(offset, length, size);
        if (length > 0) {
            segments().add(new ContentSegment(content, offset, length));
            waiting += length;
        }
    }

    @Override
    public boolean isFull() {
        long held = waiting + inFlight.get();
        return held >= HIGH || held > 0 && budget.isUsedUp();
    }

    /** Whether the network has taken enough for another turn. On any thread. */
    boolean hasRoom() {
        int now = inFlight.get();
        return now == 0 || now <= LOW && !budget.isUsedUp();
    }

    /** Whether segments wait to be pulled. On the serial queue. */
    boolean isWaiting() {
        return waiting > 0;
    }

    /**
     * Makes buffers of segments, as many as the loop should have now. On the serial queue; blocks on contents.
     *
     * @return the caller's to release
     * @throws IOException when a content cannot be read: the response is cut off and cannot be mended
     */
    List<ByteBuf> pull() throws IOException {
        if (segments == null) {
            return List.of();
        }
        List<ByteBuf> pulled = new ArrayList<>(2);
        try {
            int room = budget.isUsedUp() ? CHUNK - inFlight.get() : HIGH - inFlight.get();
            for (Segment first = segments.peek(); first != null && room > 0; first = segments.peek()) {
                int count = first.pullInto(pulled);
                room -= count;
                waiting -= count;
                if (first.isEmpty()) {
                    segments.remove();
                }
            }
        } catch (IOException | RuntimeException e) {
            pulled.forEach(ByteBuf::release);
            throw e;
        }
        if (segments.isEmpty()) {
            segments = null;
        }
        int octets = pulled.stream().mapToInt(ByteBuf::readableBytes).sum();
        inFlight.addAndGet(octets);
        budget.add(octets);
        return pulled;
    }

    /** The network has taken octets, or never will. On the event loop. */
    void sent(int octets) {
        inFlight.addAndGet(-octets);
        budget.remove(octets);
    }

    /** The octets that the loop has and the network has not. On any thread. */
    int inFlight() {
        return inFlight.get();
    }

    /** Throws the segments away. On the serial queue. */
    void clear() {
        if (segments != null) {
            segments.forEach(Segment::release);
            segments = null;
        }
        waiting = 0;
    }

    private Deque<Segment> segments() {
        if (segments == null) {
            segments = new ArrayDeque<>(4);
        }
        return segments;
    }

    private ByteBuf tail(int length) {
        Deque<Segment> all = segments();
        if (all.peekLast() instanceof OctetSegment last && last.octets.readableBytes() + length <= CHUNK) {
            return last.octets;
        }
        OctetSegment fresh = new OctetSegment(allocator.buffer(Math.max(FIRST_CAPACITY, length)));
        all.add(fresh);
        return fresh.octets;
    }

    private abstract static sealed class Segment {
        /** Adds buffers, or octets to the last buffer, and says how many octets. */
        abstract int pullInto(List<ByteBuf> pulled) throws IOException;

        abstract boolean isEmpty();

        abstract void release();
    }

    private static final class OctetSegment extends Segment {
        private final ByteBuf octets;
        private boolean pulled;

        OctetSegment(ByteBuf octets) {
            this.octets = octets;
        }

        @Override
        int pullInto(List<ByteBuf> target) {
            pulled = true;
            target.add(octets);
            return octets.readableBytes();
        }

        @Override
        boolean isEmpty() {
            return pulled;
        }

        @Override
        void release() {
            octets.release();
        }
    }

    private final class ContentSegment extends Segment {
        private final Content content;
        private long offset;
        private long left;

        ContentSegment(Content content, long offset, long left) {
            this.content = content;
            this.offset = offset;
            this.left = left;
        }

        @Override
        int pullInto(List<ByteBuf> target) throws IOException {
            int count = (int) Math.min(CHUNK, left);
            ByteBuf buffer = bufferFor(count, target);
            try (InputStream in = content.open(offset, count)) {
                for (int done = 0; done < count; ) {
                    int read = buffer.writeBytes(in, count - done);
                    if (read < 0) {
                        throw new IOException("content: ended " + (count - done) + " octets early");
                    }
                    done += read;
                }
            }
            offset += count;
            left -= count;
            return count;
        }

        private ByteBuf bufferFor(int count, List<ByteBuf> target) {
            ByteBuf last = target.isEmpty() ? null : target.get(target.size() - 1);
            if (last != null && count <= SMALL && last.readableBytes() + count <= CHUNK) {
                return last.ensureWritable(count);
            }
            ByteBuf fresh = allocator.heapBuffer(count);
            target.add(fresh);
            return fresh;
        }

        @Override
        boolean isEmpty() {
            return left == 0;
        }

        @Override
        void release() {
            // A content is its owner's.
        }
    }
}
