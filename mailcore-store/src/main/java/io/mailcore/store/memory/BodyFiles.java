package io.mailcore.store.memory;

import io.mailcore.api.content.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes copies of message octets: small ones on the heap, large ones in files of a directory that is made when the first
 * is needed and that only its owner can read. Thread-safe; called without an account's lock, for it does I/O.
 */
final class BodyFiles {
    private static final System.Logger LOG = System.getLogger(BodyFiles.class.getName());

    private final Path parent;
    private final long threshold;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Path> files = ConcurrentHashMap.newKeySet();
    /** Files that could not be deleted, as when a reader has them open on Windows: tried again at the next release. */
    private final Set<Path> undeleted = ConcurrentHashMap.newKeySet();

    private Optional<Path> directory = Optional.empty();
    private boolean closed;

    BodyFiles(Path parent, long threshold) {
        this.parent = parent;
        this.threshold = threshold;
    }

    Body copy(Content content) throws IOException {
        long size = content.size();
        if (size <= threshold) {
            return new Body.Heap(Content.wrap(content.bytes(0, (int) size)));
        }
        Path file = newFile();
        try {
            write(content, file);
            return new Body.InFile(Content.ofFile(file), file);
        } catch (IOException | RuntimeException | Error e) {
            delete(file);
            throw e;
        }
    }

    private static void write(Content content, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            content.transferTo(0, content.size(), out);
        }
        if (Files.size(file) != content.size()) {
            throw new IOException("content: " + Files.size(file) + " octets (expected: " + content.size() + ")");
        }
    }

    private Path newFile() throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("store: closed");
            }
            if (directory.isEmpty()) {
                Files.createDirectories(parent);
                directory = Optional.of(Files.createTempDirectory(parent, "mailcore-"));
            }
            // Both makers of temporary paths give them to their owner alone where the file system can.
            Path file = Files.createTempFile(directory.get(), "body-", "");
            files.add(file);
            return file;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of bodies, and deletes the files that nobody holds any more. */
    void release(Collection<? extends Body> bodies) {
        for (Body body : bodies) {
            if (body.release() && body instanceof Body.InFile large) {
                delete(large.file());
            }
        }
        if (!undeleted.isEmpty()) {
            undeleted.forEach(this::delete);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            files.remove(file);
            undeleted.remove(file);
        } catch (IOException e) {
            undeleted.add(file);
            LOG.log(System.Logger.Level.DEBUG, "body file not deleted yet", e);
        }
    }

    /** Deletes all files. */
    void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            files.forEach(this::delete);
            if (directory.isPresent()) {
                Files.deleteIfExists(directory.get());
                directory = Optional.empty();
            }
        } finally {
            lock.unlock();
        }
    }
}
