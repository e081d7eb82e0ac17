package io.mailcore.core.net;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Octets on their way from the event loop to the session.
 *
 * <p>How it works: the two sides share one slot. The loop takes out what is there, appends, and puts it back; the serial
 * queue takes what is there and works on it alone. An exchange hands the buffer to one side at a time, and the loop wakes
 * the queue after each put, so a queue that found the slot empty comes again. An idle connection holds no buffer.
 */
final class InputQueue {
    /** The loop stops reading at so many octets. */
    static final int HIGH = 256 * 1024;

    /** The loop reads again below so many. */
    static final int LOW = 64 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final OctetBudget budget;
    private final AtomicReference<@Nullable ByteBuf> slot = new AtomicReference<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile boolean dropping;

    // Used on the serial queue only.
    private @Nullable ByteBuf current;
    private ByteBuffer view = NOTHING;
    private int counted;

    InputQueue(OctetBudget budget) {
        this.budget = budget;
    }

    /** Takes octets over. On the event loop. */
    void offer(ByteBuf octets) {
        int count = octets.readableBytes();
        if (count == 0 || dropping) {
            octets.release();
            return;
        }
        size.addAndGet(count);
        budget.add(count);
        ByteBuf waiting = slot.getAndSet(null);
        slot.set(waiting == null ? octets : append(waiting, octets));
        if (dropping) {
            clearSlot();
        }
    }

    // Copying makes many small segments cost what they hold, not a receive buffer each.
    private static ByteBuf append(ByteBuf waiting, ByteBuf octets) {
        try {
            return waiting.writeBytes(octets);
        } finally {
            octets.release();
        }
    }

    /** Whether nothing waits for the session. On any thread. */
    boolean isEmpty() {
        return size.get() == 0;
    }

    /** Whether the loop should stop reading. On any thread. */
    boolean isFull() {
        int now = size.get();
        return now >= HIGH || now > 0 && budget.isUsedUp();
    }

    /** Whether a loop that has stopped should read again. On any thread. */
    boolean hasRoom() {
        int now = size.get();
        return now == 0 || now <= LOW && !budget.isUsedUp();
    }

    /** What the session has to read; without remaining octets when there is nothing. On the serial queue. */
    ByteBuffer next() {
        consumed();
        if (!view.hasRemaining()) {
            releaseCurrent();
            ByteBuf taken = slot.getAndSet(null);
            if (taken != null) {
                current = taken;
                view = taken.nioBuffer();
                counted = view.remaining();
            }
        }
        return view;
    }

    /** Counts what the session has taken out of {@link #next()}. On the serial queue. */
    void consumed() {
        forget(counted - view.remaining());
        counted = view.remaining();
    }

    /** Throws everything away, and all that comes until {@link #resume()}. On the serial queue. */
    void drop() {
        dropping = true;
        clearSlot();
        forget(counted);
        counted = 0;
        // The session may be looking at this view now: it finds no more in it. Its memory goes with the next call here.
        view.limit(view.position());
    }

    /** Throws everything away for good. On the serial queue, outside of the session. */
    void close() {
        drop();
        releaseCurrent();
    }

    /** Ends the dropping; what came before it is gone. On the event loop. */
    void resume() {
        clearSlot();
        dropping = false;
    }

    private void clearSlot() {
        ByteBuf waiting = slot.getAndSet(null);
        if (waiting != null) {
            forget(waiting.readableBytes());
            waiting.release();
        }
    }

    private void releaseCurrent() {
        view = NOTHING;
        if (current != null) {
            current.release();
            current = null;
        }
    }

    private void forget(int count) {
        if (count != 0) {
            size.addAndGet(-count);
            budget.remove(count);
        }
    }
}
