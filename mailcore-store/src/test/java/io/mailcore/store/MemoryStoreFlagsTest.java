package io.mailcore.store;

import io.mailcore.api.testkit.store.FlagsContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreFlagsTest extends FlagsContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
