package io.mailcore.core.internal.spool;

import io.mailcore.api.time.TimeSource;
import io.mailcore.core.spool.Spool;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.spool.SpoolWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps small messages on the heap and others in files of a folder of its own. The folder is made when the first message
 * needs it and removed on closing, with whatever is still in it. Thread-safe.
 */
public final class DiskSpool implements Spool, AutoCloseable {
    private static final Logger LOG = System.getLogger(DiskSpool.class.getName());

    /** What one message may need at most, with something to spare: so no message is refused for ever. */
    private static final long LEAST_FOR_HEADERS = 4L << 20;

    private final Path directory;
    private final SpoolLimits limits;
    private final TimeSource time;
    private final Budget memory;
    private final Budget headers;
    private final Budget disk;
    private final AtomicLong files = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<SpoolFolder> folder = Optional.empty(); // guarded by lock
    private volatile boolean closed;

    private DiskSpool(Path directory, SpoolLimits limits, TimeSource time) {
        this.directory = directory;
        this.limits = limits;
        this.time = time;
        this.memory = new Budget(limits.memory());
        this.headers = new Budget(Math.max(LEAST_FOR_HEADERS, limits.memory()));
        this.disk = new Budget(limits.disk());
    }

    /**
     * Opens a spool and removes what crashed processes have left in its directory. May block.
     *
     * @param directory shared by any number of servers; made when first needed
     * @param limits how much may wait
     * @param time names the folder
     * @return an empty spool
     */
    public static DiskSpool open(Path directory, SpoolLimits limits, TimeSource time) {
        try {
            int removed = SpoolFolder.removeLeftovers(directory, time.now().toEpochMilli());
            if (removed > 0) {
                LOG.log(Level.INFO, "spool: removed {0} folders of processes that ended unexpectedly", removed);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Old files only take room: no reason not to serve.
            LOG.log(Level.WARNING, "spool: cannot remove what an earlier process left", e);
        }
        return new DiskSpool(directory, limits, time);
    }

    @Override
    public SpoolWriter begin() throws IOException {
        requireOpen();
        return new DiskSpoolWriter(this);
    }

    /** Removes all files, also of messages that are not closed yet. May be called again. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (folder.isPresent()) {
                folder.get().remove();
            }
            folder = Optional.empty();
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.WARNING, "spool: cannot remove its folder", e);
        } finally {
            lock.unlock();
        }
    }

    SpoolLimits limits() {
        return limits;
    }

    Budget memory() {
        return memory;
    }

    /** What is known of messages' structure while they are here: it stays on the heap, wherever their octets are. */
    Budget headers() {
        return headers;
    }

    Budget disk() {
        return disk;
    }

    /** Makes the file of one message. */
    SpoolFile newFile() throws IOException {
        lock.lock();
        try {
            requireOpen();
            try {
                return newFile(ownFolder());
            } catch (NoSuchFileException removed) {
                // Cleaners of temporary files do this to folders that nobody has touched for days.
                LOG.log(Level.WARNING, "spool: its folder has been removed by another program; making a new one");
                forgetFolder();
                return newFile(ownFolder());
            }
        } finally {
            lock.unlock();
        }
    }

    private SpoolFile newFile(SpoolFolder own) throws IOException {
        Path path = own.message(files.incrementAndGet());
        SeekableByteChannel channel = SpoolFolder.createFile(path);
        return new SpoolFile(path, channel, disk);
    }

    private SpoolFolder ownFolder() throws IOException {
        if (folder.isEmpty()) {
            folder = Optional.of(SpoolFolder.make(directory, time.now().toEpochMilli()));
        }
        return folder.get();
    }

    private void forgetFolder() throws IOException {
        if (folder.isPresent()) {
            folder.get().remove();
        }
        folder = Optional.empty();
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("spool is closed");
        }
    }
}
