package io.mailcore.core.net;

import io.mailcore.api.content.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** A content of any size that is nowhere: octet n is n mod 251. Notes how far it was read. */
final class TestContent implements Content {
    final AtomicLong read = new AtomicLong();

    private final long size;
    private final long failsAt;

    TestContent(long size) {
        this(size, Long.MAX_VALUE);
    }

    TestContent(long size, long failsAt) {
        this.size = size;
        this.failsAt = failsAt;
    }

    static byte at(long position) {
        return (byte) (position % 251);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open(long offset, long length) {
        Objects.checkFromIndexSize(offset, length, size);
        return new InputStream() {
            private long position = offset;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                if (position >= failsAt) {
                    throw new IOException("the disk is gone");
                }
                int read = (int) Math.min(count, offset + length - position);
                for (int i = 0; i < read; i++) {
                    target[from + i] = at(position + i);
                }
                position += read;
                TestContent.this.read.addAndGet(read);
                return read == 0 ? -1 : read;
            }
        };
    }
}
