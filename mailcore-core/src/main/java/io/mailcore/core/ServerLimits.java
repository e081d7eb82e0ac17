package io.mailcore.core;

import io.mailcore.core.protocol.Problems;
import java.time.Duration;
import java.util.List;

/**
 * What a server as a whole spends on its peers. Immutable; {@code build()} reports values out of range.
 *
 * <pre>{@code
 * MailServer.builder().limits(ServerLimits.DEFAULT.withConnections(50_000, 20));
 * }</pre>
 *
 * @param connections open at a time, at least 1
 * @param connectionsPerAddress open at a time from one IPv4 address or IPv6 /64 network, at least 1
 * @param inputMemory octets received and not yet handled, of all connections together; near it, connections are read from
 *     more slowly; at least 64 KiB
 * @param outputMemory octets on their way to the network, of all connections together; near it, responses are produced
 *     more slowly; at least 64 KiB
 * @param tlsHandshake the longest TLS handshake
 * @param writeStall how long a peer may take nothing of what is sent to it before the connection ends
 * @param linger how long, after the last words, the server waits for the peer to close its side
 * @param grace how long sessions may take to say goodbye when the server stops
 */
public record ServerLimits(
        int connections,
        int connectionsPerAddress,
        long inputMemory,
        long outputMemory,
        Duration tlsHandshake,
        Duration writeStall,
        Duration linger,
        Duration grace) {
    /**
     * 20,000 connections, 200 per address; 64 MiB of input and of output, each no more than an eighth of the greatest
     * heap of the JVM; 30 s for a handshake, 5 min for a stalled peer, 2 s to linger, 10 s of grace.
     */
    public static final ServerLimits DEFAULT = ofHeap(Runtime.getRuntime().maxMemory());

    private static final long LEAST_MEMORY = 64 * 1024;
    private static final long MOST_MEMORY = 64L << 20;
    private static final int PART_OF_HEAP = 8;
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * The same with other numbers of connections.
     *
     * @param total at least 1
     * @param perAddress at least 1
     * @return new limits
     */
    public ServerLimits withConnections(int total, int perAddress) {
        return new ServerLimits(total, perAddress, inputMemory, outputMemory, tlsHandshake, writeStall, linger, grace);
    }

    /**
     * The same with other memory budgets.
     *
     * @param input octets, at least 64 KiB
     * @param output octets, at least 64 KiB
     * @return new limits
     */
    public ServerLimits withMemory(long input, long output) {
        return new ServerLimits(
                connections, connectionsPerAddress, input, output, tlsHandshake, writeStall, linger, grace);
    }

    /**
     * The same with another time for TLS handshakes.
     *
     * @param limit more than zero, at most a day
     * @return new limits
     */
    public ServerLimits withTlsHandshake(Duration limit) {
        return new ServerLimits(
                connections, connectionsPerAddress, inputMemory, outputMemory, limit, writeStall, linger, grace);
    }

    /**
     * The same with another patience with peers that do not read.
     *
     * @param limit more than zero, at most a day
     * @return new limits
     */
    public ServerLimits withWriteStall(Duration limit) {
        return new ServerLimits(
                connections, connectionsPerAddress, inputMemory, outputMemory, tlsHandshake, limit, linger, grace);
    }

    /**
     * The same with another time to linger.
     *
     * @param limit more than zero, at most a day
     * @return new limits
     */
    public ServerLimits withLinger(Duration limit) {
        return new ServerLimits(
                connections, connectionsPerAddress, inputMemory, outputMemory, tlsHandshake, writeStall, limit, grace);
    }

    /**
     * The same with another time to say goodbye.
     *
     * @param limit more than zero, at most a day
     * @return new limits
     */
    public ServerLimits withGrace(Duration limit) {
        return new ServerLimits(
                connections, connectionsPerAddress, inputMemory, outputMemory, tlsHandshake, writeStall, linger, limit);
    }

    // The JVM bounds memory outside the heap, where buffers may lie, by the same figure as the heap.
    static ServerLimits ofHeap(long octets) {
        long memory = Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, octets / PART_OF_HEAP));
        return new ServerLimits(
                20_000,
                200,
                memory,
                memory,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }

    List<String> problems() {
        Problems problems = new Problems("limits.")
                .atLeast("connections", connections, 1)
                .atLeast("connectionsPerAddress", connectionsPerAddress, 1)
                .atLeast("inputMemory", inputMemory, LEAST_MEMORY)
                .atLeast("outputMemory", outputMemory, LEAST_MEMORY);
        time(problems, "tlsHandshake", tlsHandshake);
        time(problems, "writeStall", writeStall);
        time(problems, "linger", linger);
        time(problems, "grace", grace);
        return problems.list();
    }

    private static void time(Problems problems, String name, Duration value) {
        boolean right = !value.isNegative() && !value.isZero() && value.compareTo(LONGEST) <= 0;
        problems.check(right, name, value, "more than zero, at most a day");
    }
}
