package io.mailcore.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** From the start of a JVM to a server that is ready: wall and CPU time of the process. Arguments: number of runs. */
final class ColdStart {
    private static final List<String> OF_MAILCORE = List.of("mailcore", "netty", "jspecify");
    private static final List<String> OF_GREENMAIL =
            List.of("greenmail", "angus", "jakarta", "slf4j", "junit", "opentest");

    private static final List<Peer> PEERS = List.of(Peer.MAILCORE, Peer.SANDBOX, Peer.GREENMAIL);

    private ColdStart() {}

    private record Result(Samples wall, Samples cpu) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
        Map<Peer, Result> results = new EnumMap<>(Peer.class);
        for (int run = -1; run < runs; run++) {
            for (Peer peer : PEERS) {
                Result result = results.computeIfAbsent(peer, key -> new Result(new Samples(), new Samples()));
                measure(peer, run < 0 ? new Result(new Samples(), new Samples()) : result);
            }
        }
        Table table = new Table("cold JVM to ready", "wall ms", "CPU ms", "least wall", "least CPU");
        results.forEach((peer, result) ->
                table.row(peer, result.wall.median(), result.cpu.median(), result.wall.least(), result.cpu.least()));
        table.print();
    }

    private static void measure(Peer peer, Result result) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = Child.start(classPath(peer), List.of(), main(peer));
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = String.valueOf(out.readLine());
            if (!line.startsWith("ready")) {
                throw new IllegalStateException("child: " + line + " (expected: ready)");
            }
            result.wall.add((System.nanoTime() - start) / 1e6);
            result.cpu.add(process.info().totalCpuDuration().orElseThrow().toMillis());
        } finally {
            process.outputWriter().close();
            process.waitFor();
        }
    }

    private static Class<?> main(Peer peer) {
        return switch (peer) {
            case MAILCORE, LOOPS -> ColdMailcore.class;
            case SANDBOX -> ColdSandbox.class;
            case GREENMAIL -> ColdGreenMail.class;
        };
    }

    /** What a user of the peer has on the class path, and nothing else. */
    private static String classPath(Peer peer) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).endsWith("classes") || isOf(peer, entry))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOf(Peer peer, String entry) {
        String name = Path.of(entry).getFileName().toString();
        return (peer == Peer.GREENMAIL ? OF_GREENMAIL : OF_MAILCORE).stream().anyMatch(name::startsWith);
    }
}
