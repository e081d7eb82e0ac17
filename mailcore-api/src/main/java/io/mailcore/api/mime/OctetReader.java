package io.mailcore.api.mime;

import java.io.IOException;
import java.io.InputStream;

/** Reads octets one by one through a buffer, and takes some back. */
final class OctetReader {
    /** How many octets can be taken back. */
    private static final int BACK = 4;

    private static final int LEAST = 64;
    private static final int MOST = 8192;

    private final InputStream in;
    private final byte[] buffer;
    private int at = BACK;
    private int end = BACK;

    /**
     * Reads a stream.
     *
     * @param expected how many octets about it has; a short text needs no large buffer
     */
    OctetReader(InputStream in, long expected) {
        this.in = in;
        this.buffer = new byte[BACK + (int) Math.max(LEAST, Math.min(MOST, expected))];
    }

    /** The next octet, or -1 at the end. */
    int read() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    /** Puts back the octet that was read last; the end is not put back. */
    void unread(int octet) {
        at -= octet < 0 ? 0 : 1;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, end - BACK, buffer, 0, BACK);
        int count = in.read(buffer, BACK, buffer.length - BACK);
        at = BACK;
        end = BACK + Math.max(0, count);
        return count > 0;
    }

    void close() throws IOException {
        in.close();
    }
}
