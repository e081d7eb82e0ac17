package io.mailcore.core.internal.spool;

import io.mailcore.api.content.Content;
import io.mailcore.core.spool.SpoolFullException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** One message in a file. Octets are taken from the disk's budget as they come and collected in a small buffer. */
final class SpoolFile {
    private static final Logger LOG = System.getLogger(SpoolFile.class.getName());
    private static final int BUFFER = 8 * 1024;
    private static final int LARGEST_WRITE = 64 * 1024;

    private final Path path;
    private final SeekableByteChannel channel;
    private final Budget disk;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long taken;
    private boolean deleted;

    SpoolFile(Path path, SeekableByteChannel channel, Budget disk) {
        this.path = path;
        this.channel = channel;
        this.disk = disk;
    }

    void write(byte[] octets, int offset, int length) throws IOException {
        if (!disk.take(length)) {
            throw new SpoolFullException("spool: " + disk.used() + " octets in files (limit: " + disk.limit() + ")");
        }
        taken += length;
        if (length > buffer.remaining()) {
            flush();
        }
        if (length <= buffer.remaining()) {
            buffer.put(octets, offset, length);
        } else {
            writeThrough(octets, offset, length);
        }
    }

    Content finish() throws IOException {
        flush();
        channel.close();
        Content content = Content.ofFile(path);
        if (content.size() != taken) {
            throw new IOException("spool file: " + content.size() + " octets (expected: " + taken + ")");
        }
        return content;
    }

    /** Deletes the file; may be called again. */
    void delete() {
        if (deleted) {
            return;
        }
        deleted = true;
        disk.giveBack(taken);
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The folder is emptied again when the spool is closed.
            LOG.log(Level.WARNING, "spool: cannot delete a message's file", e);
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        writeFully(buffer);
        buffer.clear();
    }

    // The JDK copies a heap buffer into a direct one of the same size and keeps that per thread: so no long writes.
    private void writeThrough(byte[] octets, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += LARGEST_WRITE) {
            writeFully(ByteBuffer.wrap(octets, offset + done, Math.min(LARGEST_WRITE, length - done)));
        }
    }

    private void writeFully(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }
}
