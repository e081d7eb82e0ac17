package io.mailcore.api.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A part of another content. */
record SlicedContent(Content whole, long offset, long size) implements Content {

    @Override
    public InputStream open(long from, long length) throws IOException {
        Ranges.check(from, length, size);
        return whole.open(offset + from, length);
    }

    @Override
    public void transferTo(long from, long length, OutputStream out) throws IOException {
        Ranges.check(from, length, size);
        whole.transferTo(offset + from, length, out);
    }

    @Override
    public Content slice(long from, long length) {
        Ranges.check(from, length, size);
        return whole.slice(offset + from, length);
    }

    @Override
    public String toString() {
        return "Content[slice of " + whole + ", " + size + " octets]";
    }
}
