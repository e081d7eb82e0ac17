package io.mailcore.api.mime;

import java.util.Arrays;

/** The begin of the header that is being read; what goes beyond its limit is dropped. */
final class HeaderBuffer {
    private static final int FIRST_CAPACITY = 2048;

    private final ScanBudget budget;
    private byte[] octets = new byte[FIRST_CAPACITY];
    private int length;
    private int lineStart;

    HeaderBuffer(ScanBudget budget) {
        this.budget = budget;
    }

    void append(byte[] source, int from, int to) {
        int limit = budget.headerOctets();
        int count = Math.min(to - from, limit - length);
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
        budget.takeHeaderOctets(length);
        length = 0;
        lineStart = 0;
    }
}
