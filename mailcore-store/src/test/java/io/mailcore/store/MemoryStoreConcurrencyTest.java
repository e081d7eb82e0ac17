package io.mailcore.store;

import io.mailcore.api.testkit.store.ConcurrencyContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreConcurrencyTest extends ConcurrencyContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
