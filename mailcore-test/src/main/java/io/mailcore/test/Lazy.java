package io.mailcore.test;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A value made when it is first asked for. Thread-safe. */
final class Lazy<T> {
    private final Supplier<T> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<T> value = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        Optional<T> known = value;
        return known.isPresent() ? known.get() : make();
    }

    private T make() {
        lock.lock();
        try {
            if (value.isEmpty()) {
                value = Optional.of(maker.get());
            }
            return value.orElseThrow();
        } finally {
            lock.unlock();
        }
    }
}
