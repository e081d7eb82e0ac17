package io.mailcore.core.net;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes executors for work that blocks: a virtual thread per task from JDK 21 on, a bounded pool before. */
final class Workers {
    /** Threads of the pool: how many sessions can wait for a store or a directory at a time. */
    static final int POOL_SIZE = 64;

    private static final int KEEP_ALIVE_SECONDS = 10;

    private Workers() {}

    static ExecutorService create() {
        try {
            return virtual();
        } catch (NoSuchMethodException | ClassNotFoundException e) {
            return pool();
        } catch (Throwable e) {
            throw new IllegalStateException("virtual threads cannot be made", e);
        }
    }

    // By method handles, because we compile for Java 17:
    // Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mailcore-worker-", 1).factory())
    private static ExecutorService virtual() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
        MethodHandle ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
        MethodHandle name =
                lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
        MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
        MethodHandle perTask = lookup.findStatic(
                Executors.class,
                "newThreadPerTaskExecutor",
                MethodType.methodType(ExecutorService.class, ThreadFactory.class));
        Object named = name.invoke(ofVirtual.invoke(), "mailcore-worker-", 1L);
        return (ExecutorService) perTask.invoke((ThreadFactory) factory.invoke(named));
    }

    /**
     * A pool that takes tasks in order, starts threads only when all others are busy, and lets them go again. Waiting on a
     * condition inside of it may start a thread instead, but never fails for want of one.
     */
    static ExecutorService pool() {
        AtomicInteger count = new AtomicInteger();
        return new ForkJoinPool(
                POOL_SIZE,
                pool -> newThread(pool, count.incrementAndGet()),
                null,
                true,
                0,
                POOL_SIZE,
                1,
                null,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS);
    }

    private static ForkJoinWorkerThread newThread(ForkJoinPool pool, int number) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("mailcore-worker-" + number);
        return thread;
    }
}
