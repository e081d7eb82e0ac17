package io.mailcore.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Start and stop of a server in a warm JVM. Arguments: peers; all without. */
final class StartStop {
    private static final int CYCLES = 100;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 11;

    private StartStop() {}

    private record Result(Samples wall, Samples cpu) {}

    public static void main(String[] arguments) throws IOException {
        Map<Peer, Result> results = new EnumMap<>(Peer.class);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Peer peer : Peer.of(arguments)) {
                Result result = results.computeIfAbsent(peer, key -> new Result(new Samples(), new Samples()));
                measure(peer, round < 0 ? new Result(new Samples(), new Samples()) : result);
            }
        }
        Table table = new Table("start + stop", "wall ms", "CPU ms", "least wall", "least CPU");
        results.forEach((peer, result) ->
                table.row(peer, result.wall.median(), result.cpu.median(), result.wall.least(), result.cpu.least()));
        table.print();
    }

    private static void measure(Peer peer, Result result) throws IOException {
        long cpu = Usage.processCpu();
        long wall = System.nanoTime();
        for (int i = 0; i < CYCLES; i++) {
            peer.start().close();
        }
        result.wall.add((System.nanoTime() - wall) / 1e6 / CYCLES);
        result.cpu.add((Usage.processCpu() - cpu) / 1e6 / CYCLES);
    }
}
