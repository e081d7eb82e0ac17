package io.mailcore.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Client programs, run to their end in a home of their own. */
final class Program {
    private static final int LONGEST_SECONDS = 60;

    private Program() {}

    /**
     * What a program left behind.
     *
     * @param exitCode its exit code
     * @param output all of standard output
     * @param errors all of standard error
     */
    record Result(int exitCode, byte[] output, String errors) {
        /** Standard output as text. */
        String text() {
            return new String(output, StandardCharsets.UTF_8);
        }

        /** Fails unless the program has succeeded. */
        Result succeeded() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ": " + errors + text());
            }
            return this;
        }
    }

    /** Runs a program without input. */
    static Result run(Path home, List<String> command) throws Exception {
        return run(home, command, new byte[0]);
    }

    /** Runs a program that reads something from standard input. */
    static Result run(Path home, List<String> command, byte[] input) throws Exception {
        Process process = start(home, command);
        CompletableFuture<byte[]> output = all(process.getInputStream());
        CompletableFuture<byte[]> errors = all(process.getErrorStream());
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // It has ended without reading: its exit code says why.
        }
        return end(process, output, errors);
    }

    /** Runs a program in a terminal, which stays open although nobody types. */
    static Result runInTerminal(Path home, String command) throws Exception {
        Process process = start(home, List.of("script", "--quiet", "--return", "--command", command, "/dev/null"));
        return end(process, all(process.getInputStream()), all(process.getErrorStream()));
    }

    private static Process start(Path home, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().putAll(Map.of("HOME", home.toString(), "LC_ALL", "C.UTF-8", "TERM", "vt100"));
        return builder.start();
    }

    private static Result end(Process process, CompletableFuture<byte[]> output, CompletableFuture<byte[]> errors)
            throws Exception {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still running: " + text(errors) + text(output));
            }
            return new Result(process.exitValue(), output.get(10, TimeUnit.SECONDS), text(errors));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(CompletableFuture<byte[]> octets) throws Exception {
        return new String(octets.get(10, TimeUnit.SECONDS), StandardCharsets.UTF_8);
    }

    private static CompletableFuture<byte[]> all(InputStream in) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return in.readAllBytes();
                    } catch (IOException e) {
                        return ("unreadable: " + e.getMessage()).getBytes(StandardCharsets.UTF_8);
                    }
                },
                task -> new Thread(task, "output").start());
    }
}
