package io.mailcore.api.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line feeds, eight octets at a time. */
final class LineFeeds {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_FEEDS = 0x0a0a_0a0a_0a0a_0a0aL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private LineFeeds() {}

    /** The index behind the first line feed, or the end when there is none. */
    static int behindNext(byte[] octets, int at, int end) {
        // Where an octet equals a line feed the difference is zero, and only there a borrow reaches its highest bit;
        // the
        // lowest such bit is exact.
        int i = at;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long difference = (long) EIGHT.get(octets, i) ^ LINE_FEEDS;
            long zeros = (difference - ONES) & ~difference & HIGH_BITS;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3) + 1;
            }
        }
        while (i < end && octets[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, end);
    }
}
