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
    /**
     * 128 KiB of a message and 64 MiB of all on the heap, 4 GiB in files; on the heap no more than an eighth of what the
     * JVM may have.
     */
    public static final SpoolLimits DEFAULT = ofHeap(Runtime.getRuntime().maxMemory());

    private static final long MOST_MEMORY = 64L << 20;
    private static final int PART_OF_HEAP = 8;

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

    // Messages in flight are one of several things on the heap, and peers decide how many of them there are.
    static SpoolLimits ofHeap(long octets) {
        return new SpoolLimits(128 * 1024, Math.min(MOST_MEMORY, octets / PART_OF_HEAP), 4L << 30);
    }
}
