package io.mailcore.core.net;

import io.netty.channel.socket.SocketChannel;

/**
 * Stops reading from the socket while too much input waits, and goes on when the session has taken some: so a fast peer
 * is slowed down by TCP, not by our memory. Used on the event loop, but for {@link #isOff}.
 */
final class ReadSwitch {
    private final SocketChannel channel;
    private final InputQueue input;
    private volatile boolean off;

    ReadSwitch(SocketChannel channel, InputQueue input) {
        this.channel = channel;
        this.input = input;
    }

    /** Whether reading is suspended. On any thread. */
    boolean isOff() {
        return off;
    }

    void suspendIfFull() {
        if (!input.isFull()) {
            return;
        }
        off = true;
        channel.config().setAutoRead(false);
        // The session may have made room between the question and the answer, and would not come again to say so.
        if (input.hasRoom()) {
            resume();
        }
    }

    void resume() {
        if (off) {
            off = false;
            channel.config().setAutoRead(true);
        }
    }
}
