package io.mailcore.api.dns;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What the DNS said. Immutable.
 *
 * @param <R> the type of record
 * @param status whether there are records, and if not, why
 * @param records in the server's order; not empty exactly when the status is FOUND
 * @param secure whether the answer was validated by DNSSEC (RFC 4035 §4.3), denials included
 * @param ttl how long the answer holds
 */
public record DnsAnswer<R>(Status status, List<R> records, boolean secure, Duration ttl) {

    /** Whether there are records. */
    public enum Status {
        /** The name has records of the type asked for. */
        FOUND,
        /** The name exists but has no record of that type. */
        NO_DATA,
        /** The name does not exist. */
        NO_SUCH_NAME
    }

    /**
     * Checks that status and records agree.
     *
     * @throws IllegalArgumentException when they do not
     */
    public DnsAnswer {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(ttl, "ttl");
        records = List.copyOf(records);
        if ((status == Status.FOUND) == records.isEmpty()) {
            throw new IllegalArgumentException("records: " + records.size() + " (expected: some exactly when FOUND)");
        }
    }

    /**
     * An answer with records.
     *
     * @param <R> the type of record
     * @param records at least one
     * @param secure whether validated by DNSSEC
     * @param ttl how long it holds
     * @return the answer
     */
    public static <R> DnsAnswer<R> found(List<R> records, boolean secure, Duration ttl) {
        return new DnsAnswer<>(Status.FOUND, records, secure, ttl);
    }

    /**
     * An answer without records.
     *
     * @param <R> the type of record asked for
     * @param status NO_DATA or NO_SUCH_NAME
     * @param secure whether the denial was validated by DNSSEC
     * @param ttl how long it holds
     * @return the answer
     */
    public static <R> DnsAnswer<R> none(Status status, boolean secure, Duration ttl) {
        return new DnsAnswer<>(status, List.of(), secure, ttl);
    }
}
