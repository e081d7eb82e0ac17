package io.mailcore.store;

import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.testkit.store.StoreFixture;
import io.mailcore.api.testkit.store.UidExhaustionContract;

class MemoryStoreUidExhaustionTest extends UidExhaustionContract {
    @Override
    protected StoreFixture fixture() {
        return time -> MemoryStore.builder().time(time).firstUid(Uid.MAX - 2).build();
    }
}
