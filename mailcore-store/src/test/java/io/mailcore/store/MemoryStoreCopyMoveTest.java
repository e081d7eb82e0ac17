package io.mailcore.store;

import io.mailcore.api.testkit.store.CopyMoveContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreCopyMoveTest extends CopyMoveContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
