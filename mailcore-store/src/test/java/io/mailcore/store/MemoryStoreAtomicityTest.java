package io.mailcore.store;

import io.mailcore.api.testkit.store.AtomicityContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreAtomicityTest extends AtomicityContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
