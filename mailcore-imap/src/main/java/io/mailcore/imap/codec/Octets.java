package io.mailcore.imap.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Octets that have arrived. Grows with what is there, never with what is announced. Not thread-safe. */
final class Octets {
    private static final int INITIAL = 256;
    private static final int MAX_KEPT = 16 * 1024;

    private byte[] array = new byte[INITIAL];
    private int size;

    /** The octets themselves; only those before {@link #size} count, and only until more are appended. */
    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    void append(ByteBuffer input, int count) {
        if (array.length - size < count) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(size, count), array.length * 2));
        }
        input.get(array, size, count);
        size += count;
    }

    /** Forgets all; a larger array is let go. */
    void clear() {
        size = 0;
        if (array.length > MAX_KEPT) {
            array = new byte[INITIAL];
        }
    }

    /** Whether what is behind an index ends with CR LF. */
    boolean endsWithCrLf(int from) {
        return size - from >= 2 && array[size - 2] == '\r' && array[size - 1] == '\n';
    }

    /** How many octets of the input belong to its first line, the LF included; all when it has no LF. */
    static int lineLength(ByteBuffer input) {
        for (int i = input.position(); i < input.limit(); i++) {
            if (input.get(i) == '\n') {
                return i - input.position() + 1;
            }
        }
        return input.remaining();
    }
}
