package io.mailcore.store;

import io.mailcore.api.testkit.store.QuotaContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreQuotaTest extends QuotaContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
