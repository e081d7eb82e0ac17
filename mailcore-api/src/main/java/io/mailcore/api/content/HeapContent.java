package io.mailcore.api.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Octets in one array. */
record HeapContent(byte[] octets) implements Content {

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    public InputStream open(long offset, long length) {
        Ranges.check(offset, length, octets.length);
        return new ByteArrayInputStream(octets, (int) offset, (int) length);
    }

    @Override
    public void transferTo(long offset, long length, OutputStream out) throws IOException {
        Ranges.check(offset, length, octets.length);
        out.write(octets, (int) offset, (int) length);
    }

    @Override
    public String toString() {
        return "Content[heap, " + octets.length + " octets]";
    }
}
