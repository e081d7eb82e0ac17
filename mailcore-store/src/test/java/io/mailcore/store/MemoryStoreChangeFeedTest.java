package io.mailcore.store;

import io.mailcore.api.testkit.store.ChangeFeedContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreChangeFeedTest extends ChangeFeedContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
