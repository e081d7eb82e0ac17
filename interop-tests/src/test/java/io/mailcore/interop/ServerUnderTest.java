package io.mailcore.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The standalone server as a process of its own: all services, TLS by a certificate in a file, an account per test. */
final class ServerUnderTest implements AutoCloseable {
    private static final int ACCOUNTS = 20;
    private static final List<String> SERVICES =
            List.of("smtp", "submission", "smtps", "imap", "imaps", "pop3", "pop3s");

    private final Process process;
    private final Path certificate;
    private final Path errors;
    private final Map<String, Integer> ports;
    private final AtomicInteger accounts = new AtomicInteger();

    private ServerUnderTest(Process process, Path folder, Map<String, Integer> ports) {
        this.process = process;
        this.certificate = certificate(folder);
        this.errors = errors(folder);
        this.ports = ports;
    }

    /** Starts a server in a folder that only it uses. */
    static ServerUnderTest start(Path folder) throws Exception {
        return start(folder, List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"), List.of());
    }

    /** Starts a server with options of its own for the JVM and for itself. */
    static ServerUnderTest start(Path folder, List<String> jvmOptions, List<String> options) throws Exception {
        makeCertificate(folder);
        Process process = new ProcessBuilder(command(folder, jvmOptions, options))
                .redirectError(errors(folder).toFile())
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("server not ready: " + Files.readString(errors(folder)));
        }
        return new ServerUnderTest(process, folder, ports(line));
    }

    private static List<String> command(Path folder, List<String> jvmOptions, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(List.of("-jar", jar().toString()));
        SERVICES.forEach(service -> command.addAll(List.of("--" + service, "127.0.0.1:0")));
        command.addAll(List.of("--tls-cert", certificate(folder).toString()));
        command.addAll(List.of("--tls-key", key(folder).toString()));
        for (int i = 0; i < ACCOUNTS; i++) {
            command.addAll(List.of("--account", Account.number(i).option()));
        }
        command.addAll(options);
        return command;
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("mailcore.server.jar"));
        if (!Files.exists(jar)) {
            throw new AssertionError("missing: " + jar + " (expected: packaged before, as mvn -Pinterop verify does)");
        }
        return jar;
    }

    private static void makeCertificate(Path folder) throws Exception {
        List<String> request = List.of("openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2");
        List<String> parameters = List.of("-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=localhost");
        List<String> names = List.of("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1");
        List<String> files = List.of(
                "-out", certificate(folder).toString(), "-keyout", key(folder).toString());
        Program.run(
                        folder,
                        Stream.of(request, parameters, names, files)
                                .flatMap(List::stream)
                                .toList())
                .succeeded();
    }

    private static Map<String, Integer> ports(String ready) {
        return Stream.of(ready.split(" "))
                .filter(word -> word.contains("="))
                .collect(Collectors.toMap(
                        word -> word.substring(0, word.indexOf('=')),
                        word -> Integer.valueOf(word.substring(word.lastIndexOf(':') + 1))));
    }

    private static Path certificate(Path folder) {
        return folder.resolve("server.crt");
    }

    private static Path key(Path folder) {
        return folder.resolve("server.key");
    }

    private static Path errors(Path folder) {
        return folder.resolve("server.log");
    }

    /** An account that no other test of this server has. */
    Account newAccount() {
        int number = accounts.getAndIncrement();
        if (number >= ACCOUNTS) {
            throw new AssertionError("accounts: more than " + ACCOUNTS);
        }
        return Account.number(number);
    }

    /** The port of a service, such as {@code imaps}. */
    int port(String service) {
        return ports.get(service);
    }

    /** Host and port of a service. */
    String place(String service) {
        return "127.0.0.1:" + port(service);
    }

    /** What clients have to trust. */
    String certificate() {
        return certificate.toString();
    }

    /** The most memory the process has had at a time, in KiB. */
    long peakMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What the server has said so far on standard error. */
    String log() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
