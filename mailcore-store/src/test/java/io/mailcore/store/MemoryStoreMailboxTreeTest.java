package io.mailcore.store;

import io.mailcore.api.testkit.store.MailboxTreeContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreMailboxTreeTest extends MailboxTreeContract {
    @Override
    protected StoreFixture fixture() {
        return MemoryStores.FIXTURE;
    }
}
