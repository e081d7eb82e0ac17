package io.mailcore.api.mime;

import java.util.Arrays;

/** The begin of the header that is being read; what goes beyond its limit is dropped. */
final class HeaderBuffer {
    private static final int FIRST_CAPACITY = 2048;
    /** Room of this size is kept for the next header; more is let go. */
    private static final int USUAL_CAPACITY = 8192;

    private final ScanBudget budget;
    private byte[] octets = new byte[FIRST_CAPACITY];
    private int length;
    private int lineStart;
    private boolean whole = true;

    HeaderBuffer(ScanBudget budget) {
        this.budget = budget;
    }

    void append(byte[] source, int from, int to) {
        int limit = budget.headerOctets();
        int count = Math.min(to - from, limit - length);
        whole &= count == to - from;
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

    int capacity() {
        return octets.length;
    }

    /** Whether nothing of the header was dropped. */
    boolean isWhole() {
        return whole;
    }

    /** Whether nothing but a line end has come. */
    boolean isBlank() {
        return length == 0 || length <= 2 && octets[length - 1] == '\n' && (length == 1 || octets[0] == '\r');
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
        if (octets.length > USUAL_CAPACITY) {
            octets = new byte[FIRST_CAPACITY];
        }
        length = 0;
        lineStart = 0;
        whole = true;
    }
}
