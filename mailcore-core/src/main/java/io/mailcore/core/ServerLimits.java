package io.mailcore.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a server allows all its listeners together. Immutable.
 *
 * @param connections open at the same time, at least 1
 * @param connectionsPerAddress open at the same time from one IPv4 address or one IPv6 /64, at least 1
 * @param tlsHandshake how long a TLS handshake may take
 * @param writeStall how long a peer may take no octet while some wait for it, before it is given up
 * @param grace how long sessions may go on with what they do when the server stops
 */
public record ServerLimits(
        int connections, int connectionsPerAddress, Duration tlsHandshake, Duration writeStall, Duration grace) {

    /** 20,000 connections, 1,000 per address, 30 s for a handshake, 5 minutes without progress, 10 s of grace. */
    public static final ServerLimits DEFAULT =
            new ServerLimits(20_000, 1_000, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(10));

    /** Makes limits. */
    public ServerLimits {
        Objects.requireNonNull(tlsHandshake, "tlsHandshake");
        Objects.requireNonNull(writeStall, "writeStall");
        Objects.requireNonNull(grace, "grace");
    }

    /**
     * The same with other limits of connections.
     *
     * @param total open at the same time
     * @param perAddress open at the same time from one address
     * @return new limits
     */
    public ServerLimits withConnections(int total, int perAddress) {
        return new ServerLimits(total, perAddress, tlsHandshake, writeStall, grace);
    }

    /**
     * The same with another time of grace.
     *
     * @param newGrace how long sessions may go on when the server stops
     * @return new limits
     */
    public ServerLimits withGrace(Duration newGrace) {
        return new ServerLimits(connections, connectionsPerAddress, tlsHandshake, writeStall, newGrace);
    }

    /**
     * The same with another time without progress.
     *
     * @param newWriteStall how long a peer may take no octet
     * @return new limits
     */
    public ServerLimits withWriteStall(Duration newWriteStall) {
        return new ServerLimits(connections, connectionsPerAddress, tlsHandshake, newWriteStall, grace);
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        positive("limits.connections", connections, problems);
        positive("limits.connectionsPerAddress", connectionsPerAddress, problems);
        positive("limits.tlsHandshake", tlsHandshake.toMillis(), problems);
        positive("limits.writeStall", writeStall.toMillis(), problems);
        if (grace.isNegative()) {
            problems.add("limits.grace: " + grace + " (expected: not negative)");
        }
        return problems;
    }

    private static void positive(String name, long value, List<String> problems) {
        if (value < 1) {
            problems.add(name + ": " + value + " (expected: at least 1)");
        }
    }
}
