package io.mailcore.core.internal.spool;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of the spool directory that belongs to one server of one process.
 *
 * <p>How it works. A folder is made under a name that was free, so two servers never share one, and holds a file that is
 * locked as long as its server lives. Whoever can take the lock of another folder's file has found a folder whose process
 * has ended without cleaning up. A folder without a lock file is somebody's who has just made it, or lies on a file
 * system without locks: it is left alone. Names carry the time, so a folder that is gone does not come back under its
 * name while another process still looks at it.
 *
 * <p>Names also say which process made them, and a process never opens the lock file of a folder of its own: POSIX drops
 * all locks that a process holds on a file when it closes any one descriptor of it, so looking would unlock a neighbour
 * in the same JVM.
 */
final class SpoolFolder {
    private static final Logger LOG = System.getLogger(SpoolFolder.class.getName());
    private static final String FOLDER_PREFIX = "spool-";
    private static final String MESSAGE_PREFIX = "message-";
    private static final String LOCK = "lock";
    private static final int MAX_ATTEMPTS = 10_000;
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path path;
    private final Optional<FileChannel> lock;

    private SpoolFolder(Path path, Optional<FileChannel> lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a folder of one's own. */
    static SpoolFolder make(Path directory, long millis) throws IOException {
        Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
        for (int n = 0; n < MAX_ATTEMPTS; n++) {
            Path folder = directory.resolve(ownPrefix() + millis + "-" + n);
            Optional<SpoolFolder> claimed = madeNew(folder) ? claim(folder) : Optional.empty();
            if (claimed.isPresent()) {
                claimed.get().requireTrusted(directory);
                return claimed.get();
            }
        }
        throw new IOException("spool directory: no free name (expected: fewer than " + MAX_ATTEMPTS + " folders)");
    }

    /** Removes what ended processes have left behind; says how many folders it removed. */
    static int removeLeftovers(Path directory, long millis) throws IOException {
        List<Path> others = foldersOfOthers(directory);
        if (others.isEmpty()) {
            return 0;
        }
        // A folder of one's own shows first that the directory can be trusted.
        SpoolFolder own = make(directory, millis);
        try {
            return (int) others.stream().filter(SpoolFolder::removeIfLeft).count();
        } finally {
            own.remove();
        }
    }

    private static List<Path> foldersOfOthers(Path directory) throws IOException {
        List<Path> others = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return others;
        }
        String ownPrefix = ownPrefix();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory, FOLDER_PREFIX + "*")) {
            for (Path folder : folders) {
                if (!String.valueOf(folder.getFileName()).startsWith(ownPrefix)) {
                    others.add(folder);
                }
            }
        }
        return others;
    }

    Path message(long number) {
        return path.resolve(MESSAGE_PREFIX + number);
    }

    /** Makes a file that only its owner can read; it must not be there yet. */
    static SeekableByteChannel createFile(Path file) throws IOException {
        return Files.newByteChannel(file, NEW_FILE, ownerOnly(file, "rw-------"));
    }

    /** Removes the folder with all that is in it. */
    void remove() throws IOException {
        removeMessages(path);
        // Some systems cannot delete a file that is open.
        if (lock.isPresent()) {
            lock.get().close();
        }
        Files.deleteIfExists(path.resolve(LOCK));
        Files.deleteIfExists(path);
    }

    // Who owns the directory can put other files in the place of ours, as anybody could who made it in /tmp before us.
    private void requireTrusted(Path directory) throws IOException {
        boolean trusted = !knowsOwners(directory)
                || mayTrust(
                        Files.getOwner(directory).getName(),
                        Files.getOwner(path).getName());
        if (!trusted) {
            remove();
            throw new IOException("spool directory: belongs to another user (expected: to this one, or to root)");
        }
    }

    static boolean mayTrust(String owner, String self) {
        return owner.equals(self) || owner.equals("root");
    }

    // In a container every process may have the same number: its start tells them apart.
    private static String ownPrefix() {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return FOLDER_PREFIX + process.pid() + "-" + start + "-";
    }

    private static boolean madeNew(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Empty when another server took the new folder for a leftover before it was locked. */
    private static Optional<SpoolFolder> claim(Path folder) throws IOException {
        FileChannel channel;
        try {
            Path file = folder.resolve(LOCK);
            channel = FileChannel.open(file, NEW_FILE, ownerOnly(file, "rw-------"));
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        } catch (UnsupportedOperationException noChannels) {
            return Optional.of(new SpoolFolder(folder, Optional.empty()));
        }
        if (isLocked(channel)) {
            return Optional.of(new SpoolFolder(folder, Optional.of(channel)));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean removeIfLeft(Path folder) {
        try {
            boolean whole = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS);
            return whole && removeIfUnlocked(folder, folder.resolve(LOCK));
        } catch (IOException | DirectoryIteratorException e) {
            // Old files only take room: the next folder may do better.
            LOG.log(Level.WARNING, "spool: cannot remove what an earlier process left", e);
            return false;
        }
    }

    private static boolean removeIfUnlocked(Path folder, Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            if (!isLocked(channel)) {
                return false;
            }
            removeMessages(folder);
        } catch (NoSuchFileException | UnsupportedOperationException goneOrWithoutLocks) {
            return false;
        }
        Files.deleteIfExists(lockFile);
        return Files.deleteIfExists(folder);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static void removeMessages(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, MESSAGE_PREFIX + "*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return knowsOwners(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
