package io.mailcore.store;

import io.mailcore.api.testkit.store.StoreFixture;

/** In-memory stores for the contracts. */
final class MemoryStores {
    static final StoreFixture FIXTURE = time -> MemoryStore.builder().time(time).build();

    private MemoryStores() {}
}
