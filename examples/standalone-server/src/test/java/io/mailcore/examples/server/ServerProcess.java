package io.mailcore.examples.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The server as a process of its own, as its users run it. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final CompletableFuture<String> err;

    private ServerProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = CompletableFuture.supplyAsync(() -> text(process));
    }

    private static String text(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "standard error: " + e.getMessage();
        }
    }

    static ServerProcess start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StandaloneServer.class.getName()));
        command.addAll(List.of(options));
        return new ServerProcess(new ProcessBuilder(command).start());
    }

    /** The ready line; a process that ends instead fails with what it said. */
    String ready() throws Exception {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("not ready, exit code " + exitCode() + ": " + err.get(10, TimeUnit.SECONDS));
        }
        return line;
    }

    /** The ports of a service, by the ready line. */
    static List<Integer> ports(String ready, String service) {
        List<Integer> ports = new ArrayList<>();
        for (String word : ready.split(" ")) {
            if (word.startsWith(service + "=")) {
                ports.add(Integer.parseInt(word.substring(word.lastIndexOf(':') + 1)));
            }
        }
        return ports;
    }

    void terminate() {
        // Unlike the process's own method, this leaves its streams open.
        process.toHandle().destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    boolean endsWithin(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** What is left of standard output, once the process has ended. */
    String restOfOutput() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            rest.append(line).append('\n');
        }
        return rest.toString();
    }

    /** All of standard error, once the process has ended. */
    String errors() throws Exception {
        return err.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }
}
