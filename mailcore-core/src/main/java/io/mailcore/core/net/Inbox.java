package io.mailcore.core.net;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Octets that have arrived and wait for the session: filled by the event loop, emptied by the serial queue. Says when
 * reading from the network should stop and go on.
 */
final class Inbox {
    private static final int HIGH = 256 * 1024;
    private static final int LOW = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<ByteBuf> buffers = new ArrayDeque<>(2);
    private int octets;
    private boolean full;
    private boolean closed;

    /** Takes a buffer over; true when reading should stop. */
    boolean add(ByteBuf buffer) {
        lock.lock();
        try {
            if (closed || !buffer.isReadable()) {
                buffer.release();
                return false;
            }
            buffers.add(buffer);
            octets += buffer.readableBytes();
            boolean becameFull = !full && octets >= HIGH;
            full |= becameFull;
            return becameFull;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return buffers.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Shows the first octets to a reader, which moves the position; true when reading should go on. */
    boolean read(Reader reader) throws java.io.IOException {
        // The reader may throw everything away, this buffer too: STARTTLS does.
        ByteBuf first = first().retain();
        try {
            ByteBuffer view = first.nioBuffer();
            int before = view.remaining();
            try {
                reader.read(view);
            } finally {
                first.skipBytes(before - view.remaining());
            }
            return taken(first, before - view.remaining());
        } finally {
            first.release();
        }
    }

    /** Takes octets from a buffer. */
    @FunctionalInterface
    interface Reader {
        void read(ByteBuffer octets) throws java.io.IOException;
    }

    private ByteBuf first() {
        lock.lock();
        try {
            return buffers.getFirst();
        } finally {
            lock.unlock();
        }
    }

    private boolean taken(ByteBuf buffer, int count) {
        lock.lock();
        try {
            if (buffers.peekFirst() != buffer) {
                return drained();
            }
            octets -= count;
            if (!buffer.isReadable()) {
                buffers.removeFirst().release();
            }
            return drained();
        } finally {
            lock.unlock();
        }
    }

    private boolean drained() {
        boolean canReadOn = full && octets <= LOW;
        full &= !canReadOn;
        return canReadOn;
    }

    /** Throws away what is there; true when reading should go on. */
    boolean clear() {
        lock.lock();
        try {
            buffers.forEach(ByteBuf::release);
            buffers.clear();
            octets = 0;
            return drained();
        } finally {
            lock.unlock();
        }
    }

    /** Throws away what is there and what is still to come. */
    void close() {
        lock.lock();
        try {
            closed = true;
            buffers.forEach(ByteBuf::release);
            buffers.clear();
        } finally {
            lock.unlock();
        }
    }
}
