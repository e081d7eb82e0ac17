package io.mailcore.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used so far. */
final class Usage {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final int COLLECTIONS = 4;

    private Usage() {}

    /** CPU time of the whole process in nanoseconds, in steps of 10 ms on some JVMs. */
    static long processCpu() {
        return SYSTEM.getProcessCpuTime();
    }

    /** CPU time of the calling thread in nanoseconds. */
    static long threadCpu() {
        return THREADS.getCurrentThreadCpuTime();
    }

    static int threads() {
        return THREADS.getThreadCount();
    }

    /** Octets of live objects, after garbage collections. */
    static long liveHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    /** Octets of memory the process holds; 0 where the system does not say. */
    static long residentMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
