package io.mailcore.store;

import io.mailcore.api.testkit.store.BodiesContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreBodiesTest extends BodiesContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
