package io.mailcore.api.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Decodes octet by octet, up to a number of decoded octets. */
abstract class DecodingStream extends InputStream {
    private final OctetReader source;
    private long left;

    DecodingStream(InputStream in, long limit) {
        this.source = new OctetReader(in, limit);
        this.left = limit;
    }

    /** The next decoded octet, or -1 at the end. */
    abstract int next(OctetReader from) throws IOException;

    @Override
    public final int read() throws IOException {
        int octet = left > 0 ? next(source) : -1;
        left = octet < 0 ? 0 : left - 1;
        return octet;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int count = 0;
        while (count < length) {
            int octet = read();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) octet;
        }
        return count;
    }

    @Override
    public final void close() throws IOException {
        source.close();
    }
}
