package io.mailcore.api.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Range checks and exact reads, shared by the kinds of content. */
final class Ranges {
    private Ranges() {}

    static void check(long offset, long length, long size) {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IndexOutOfBoundsException(
                    "range: " + offset + "+" + length + " (expected: within 0.." + size + ")");
        }
    }

    static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] octets = in.readNBytes(length);
        if (octets.length < length) {
            throw new EOFException("content: ended after " + octets.length + " octets (expected: " + length + ")");
        }
        return octets;
    }
}
