package io.mailcore.api.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A sequence of octets that can be read any number of times, from any position, by any number of threads at once; most
 * often a message exactly as it was received. Immutable: the octets and the size never change.
 *
 * <p>Small contents live on the heap, large ones in files; a {@linkplain #concat composed} content puts octets of ours
 * in front of others without copying them. Reading may block and may fail with an {@link IOException} when the octets
 * live in a file or a database.
 *
 * <pre>{@code
 * Content message = Content.concat(Content.of(traceHeader), received);
 * try (InputStream in = message.open()) { … }
 * }</pre>
 */
public interface Content {

    /**
     * The number of octets.
     *
     * @return zero or more
     */
    long size();

    /**
     * Opens a part of the octets. The caller closes the stream.
     *
     * @param offset the first octet's position, from 0 to {@link #size()}
     * @param length how many octets; {@code offset + length} is at most {@link #size()}
     * @return a stream of exactly {@code length} octets; not thread-safe
     * @throws IndexOutOfBoundsException when the range is not within the content
     * @throws IOException when the octets cannot be read
     */
    InputStream open(long offset, long length) throws IOException;

    /**
     * Opens all octets. The caller closes the stream.
     *
     * @return a stream of exactly {@link #size()} octets; not thread-safe
     * @throws IOException when the octets cannot be read
     */
    default InputStream open() throws IOException {
        return open(0, size());
    }

    /**
     * Writes a part of the octets to a stream, without holding more than a small buffer of them.
     *
     * @param offset the first octet's position, from 0 to {@link #size()}
     * @param length how many octets
     * @param out where to; not closed
     * @throws IndexOutOfBoundsException when the range is not within the content
     * @throws IOException when the octets cannot be read, or {@code out} fails
     */
    default void transferTo(long offset, long length, OutputStream out) throws IOException {
        try (InputStream in = open(offset, length)) {
            in.transferTo(out);
        }
    }

    /**
     * A part of this content as a content of its own; nothing is copied.
     *
     * @param offset the first octet's position, from 0 to {@link #size()}
     * @param length how many octets
     * @return a view of that part
     * @throws IndexOutOfBoundsException when the range is not within the content
     */
    default Content slice(long offset, long length) {
        Ranges.check(offset, length, size());
        return offset == 0 && length == size() ? this : new SlicedContent(this, offset, length);
    }

    /**
     * Copies a part of the octets to the heap. For parts known to be small, such as a header.
     *
     * @param offset the first octet's position, from 0 to {@link #size()}
     * @param length how many octets, at most {@link Integer#MAX_VALUE}
     * @return a new array of {@code length} octets
     * @throws IndexOutOfBoundsException when the range is not within the content
     * @throws IOException when the octets cannot be read
     */
    default byte[] bytes(long offset, int length) throws IOException {
        try (InputStream in = open(offset, length)) {
            return Ranges.readExactly(in, length);
        }
    }

    /**
     * Octets on the heap.
     *
     * @param octets copied
     * @return the content
     */
    static Content of(byte[] octets) {
        return new HeapContent(octets.clone());
    }

    /**
     * Octets on the heap, without a copy.
     *
     * @param octets owned by the content from now on: the caller must not change them any more
     * @return the content
     */
    static Content wrap(byte[] octets) {
        return new HeapContent(octets);
    }

    /**
     * The octets of a file, which must not change any more. The file is opened for each read and never held open.
     *
     * @param file the file
     * @return the content
     * @throws IOException when the file's size cannot be read
     */
    static Content ofFile(Path file) throws IOException {
        return FileContent.of(file);
    }

    /**
     * Several contents one behind the other; nothing is copied.
     *
     * @param parts in order
     * @return the composed content
     */
    static Content concat(Content... parts) {
        return ComposedContent.of(List.of(parts));
    }
}
