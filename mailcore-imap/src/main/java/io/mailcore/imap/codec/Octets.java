package io.mailcore.imap.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Octets that have arrived. Grows with what is there, never with what is announced. Not thread-safe. */
final class Octets {
    private static final int INITIAL = 256;
    private static final byte[] NONE = {};

    private byte[] array = NONE;
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
            int doubled = Math.max(INITIAL, array.length * 2);
            array = Arrays.copyOf(array, Math.max(Math.addExact(size, count), doubled));
        }
        input.get(array, size, count);
        size += count;
    }

    /** Forgets all and holds no memory, for most sessions are idle most of the time. */
    void clear() {
        size = 0;
        array = NONE;
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
