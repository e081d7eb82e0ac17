package io.mailcore.store;

import io.mailcore.api.testkit.store.RandomHistoryContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreRandomHistoryTest extends RandomHistoryContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
