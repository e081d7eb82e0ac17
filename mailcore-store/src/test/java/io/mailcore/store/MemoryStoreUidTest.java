package io.mailcore.store;

import io.mailcore.api.testkit.store.StoreFixture;
import io.mailcore.api.testkit.store.UidContract;

class MemoryStoreUidTest extends UidContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
