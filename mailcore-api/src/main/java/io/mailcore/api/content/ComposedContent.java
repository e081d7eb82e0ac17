package io.mailcore.api.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Contents one behind the other. */
record ComposedContent(List<Content> parts, long size) implements Content {

    static Content of(List<Content> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new ComposedContent(
                parts, parts.stream().mapToLong(Content::size).reduce(0, Math::addExact));
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
        Ranges.check(offset, length, size);
        return new SequenceStream(covering(offset, length).iterator());
    }

    @Override
    public void transferTo(long offset, long length, OutputStream out) throws IOException {
        Ranges.check(offset, length, size);
        for (Content slice : covering(offset, length)) {
            slice.transferTo(0, slice.size(), out);
        }
    }

    private List<Content> covering(long offset, long length) {
        List<Content> slices = new ArrayList<>(parts.size());
        long start = 0;
        for (Content part : parts) {
            long from = Math.max(offset, start);
            long to = Math.min(offset + length, start + part.size());
            if (from < to) {
                slices.add(part.slice(from - start, to - from));
            }
            start += part.size();
        }
        return slices;
    }

    @Override
    public String toString() {
        return "Content[" + parts.size() + " parts, " + size + " octets]";
    }

    /** Reads the parts one after the other, each opened only when it is reached. */
    private static final class SequenceStream extends InputStream {
        private final Iterator<Content> rest;
        private InputStream current = InputStream.nullInputStream();

        SequenceStream(Iterator<Content> rest) {
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            int octet = current.read();
            while (octet < 0 && next()) {
                octet = current.read();
            }
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = current.read(target, offset, length);
            while (count < 0 && next()) {
                count = current.read(target, offset, length);
            }
            return count;
        }

        private boolean next() throws IOException {
            if (!rest.hasNext()) {
                return false;
            }
            current.close();
            current = rest.next().open();
            return true;
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
