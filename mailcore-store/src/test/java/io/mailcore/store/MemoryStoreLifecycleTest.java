package io.mailcore.store;

import io.mailcore.api.testkit.store.LifecycleContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreLifecycleTest extends LifecycleContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
