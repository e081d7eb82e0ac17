package io.mailcore.store;

import io.mailcore.api.testkit.store.StoreFixture;
import io.mailcore.api.testkit.store.VisibilityContract;

class MemoryStoreVisibilityTest extends VisibilityContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
