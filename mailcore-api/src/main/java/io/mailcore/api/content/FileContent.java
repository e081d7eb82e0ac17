package io.mailcore.api.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Octets in a file, opened anew for each read. */
record FileContent(Path file, long size) implements Content {
    private static final int BUFFER = 64 * 1024;

    static FileContent of(Path file) throws IOException {
        return new FileContent(file, Files.size(file));
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
        Ranges.check(offset, length, size);
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            channel.position(offset);
            return new BoundedStream(new BufferedInputStream(Channels.newInputStream(channel), buffer(length)), length);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static int buffer(long length) {
        return (int) Math.max(1, Math.min(BUFFER, length));
    }

    @Override
    public String toString() {
        return "Content[file, " + size + " octets]";
    }
}
