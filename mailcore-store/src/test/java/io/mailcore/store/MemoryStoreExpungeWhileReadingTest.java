package io.mailcore.store;

import io.mailcore.api.testkit.store.ExpungeWhileReadingContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreExpungeWhileReadingTest extends ExpungeWhileReadingContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
