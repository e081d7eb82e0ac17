package io.mailcore.api.mime;

import java.io.IOException;
import java.io.InputStream;

/** Reads octets one by one through a buffer, and takes some back. */
final class OctetReader {
    /** How many octets can be taken back. */
    private static final int BACK = 4;

    private static final int CAPACITY = 8192;

    private final InputStream in;
    private final byte[] buffer = new byte[BACK + CAPACITY];
    private int at = BACK;
    private int end = BACK;

    OctetReader(InputStream in) {
        this.in = in;
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
        int count = in.read(buffer, BACK, CAPACITY);
        at = BACK;
        end = BACK + Math.max(0, count);
        return count > 0;
    }

    void close() throws IOException {
        in.close();
    }
}
