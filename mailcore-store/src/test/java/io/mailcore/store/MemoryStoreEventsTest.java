package io.mailcore.store;

import io.mailcore.api.testkit.store.EventsContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreEventsTest extends EventsContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
