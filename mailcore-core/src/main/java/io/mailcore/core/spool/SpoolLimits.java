package io.mailcore.core.spool;

/**
 * How much of the messages in flight a server keeps, and where. Immutable.
 *
 * @param memoryPerMessage octets of one message kept on the heap; a longer message goes to a file; 0 sends every message
 *     to a file
 * @param memory octets of all messages together on the heap; a message that finds it used up goes to a file earlier
 * @param disk octets of all messages together in files; when they are used up, the spool is full
 */
public record SpoolLimits(int memoryPerMessage, long memory, long disk) {
    /** 128 KiB of a message and 64 MiB of all on the heap, 4 GiB in files. */
    public static final SpoolLimits DEFAULT = new SpoolLimits(128 * 1024, 64L << 20, 4L << 30);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a limit is negative
     */
    public SpoolLimits {
        if (memoryPerMessage < 0 || memory < 0 || disk < 0) {
            throw new IllegalArgumentException(
                    "spool limits: " + memoryPerMessage + ", " + memory + ", " + disk + " (expected: none negative)");
        }
    }
}
