package io.mailcore.api.mime;

import java.util.Arrays;

/**
 * The begin of the header that is being read; what goes beyond its limit is dropped. All headers of a message share one
 * budget, so that a thousand large ones cost no more than a few.
 */
final class HeaderBuffer {
    private static final int BUDGET_IN_HEADERS = 8;
    private static final int FIRST_CAPACITY = 2048;

    private final int limit;
    private long budget;
    private byte[] octets = new byte[FIRST_CAPACITY];
    private int length;
    private int lineStart;

    HeaderBuffer(int limit) {
        this.limit = limit;
        this.budget = (long) limit * BUDGET_IN_HEADERS;
    }

    void append(byte[] source, int from, int to) {
        int count = (int) Math.min(to - from, Math.min(limit, budget) - length);
        if (count > 0) {
            if (length + count > octets.length) {
                octets = Arrays.copyOf(octets, Math.min(limit, Math.max(length + count, 2 * octets.length)));
            }
            System.arraycopy(source, from, octets, length, count);
            length += count;
        }
    }

    byte[] octets() {
        return octets;
    }

    int length() {
        return length;
    }

    /** A line has ended. */
    void endLine() {
        lineStart = length;
    }

    /** The line that was read last is not the header's. */
    void dropLine() {
        length = lineStart;
    }

    /** The next header begins. */
    void clear() {
        budget -= length;
        length = 0;
        lineStart = 0;
    }
}
