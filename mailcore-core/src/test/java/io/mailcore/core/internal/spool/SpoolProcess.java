package io.mailcore.core.internal.spool;

import io.mailcore.api.content.Content;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.spool.SpoolLimits;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process that uses a spool directory. */
final class SpoolProcess {
    /** What the process ends with when it did what it was asked to. */
    static final int DONE = 0;

    /** What the process ends with when another one holds the lock. */
    static final int LOCKED = 3;

    private SpoolProcess() {}

    /** Spools a message and dies without a goodbye. */
    static int crash(Path directory) throws IOException, InterruptedException {
        return run("crash", directory);
    }

    /** Tries to take a lock. */
    static int lock(Path file) throws IOException, InterruptedException {
        return run("lock", file);
    }

    /** Runs in the other process. */
    public static void main(String[] args) throws IOException {
        Path path = Path.of(args[1]);
        if (args[0].equals("lock")) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                Runtime.getRuntime().halt(channel.tryLock() == null ? LOCKED : DONE);
            }
        }
        DiskSpool.open(path, new SpoolLimits(0, 0, 1000), new FakeTime())
                .begin()
                .write(new byte[100], 0, 100);
        Runtime.getRuntime().halt(DONE);
    }

    private static int run(String task, Path path) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", classPath(), SpoolProcess.class.getName(), task, path.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("the other process does not end");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Class<?> type : List.of(SpoolProcess.class, DiskSpool.class, Content.class, FakeTime.class)) {
            try {
                all.append(Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI()))
                        .append(File.pathSeparator);
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        return all.toString();
    }
}
