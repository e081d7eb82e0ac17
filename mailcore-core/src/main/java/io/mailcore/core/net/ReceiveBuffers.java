package io.mailcore.core.net;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/** How large a buffer the loop reads into: small for commands, larger as data flows. */
final class ReceiveBuffers {
    private static final int LEAST = 512;
    private static final int FIRST = 1024;
    private static final int MOST = 64 * 1024;

    private ReceiveBuffers() {}

    static RecvByteBufAllocator create() {
        return new AdaptiveRecvByteBufAllocator(LEAST, FIRST, MOST);
    }
}
