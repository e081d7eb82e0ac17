package io.mailcore.api.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what a piece of work allocates: a measure of memory that does not depend on the machine's speed. */
public final class Allocation {
    private Allocation() {}

    /**
     * Runs something.
     *
     * @param work on this thread
     * @return the octets it allocated
     */
    public static long of(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
