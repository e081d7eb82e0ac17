package io.mailcore.store.memory;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all accounts of a store share. */
record Services(
        InstantSource time, BodyFiles files, Listeners listeners, MemorySettings settings, AtomicBoolean closed) {

    Services(InstantSource time, MemorySettings settings) {
        this(
                time,
                new BodyFiles(settings.directory(), settings.threshold()),
                new Listeners(),
                settings,
                new AtomicBoolean());
    }

    void requireOpen() throws IOException {
        if (closed.get()) {
            throw new IOException("store: closed");
        }
    }
}
