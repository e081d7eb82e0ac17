package io.mailcore.store;

import io.mailcore.api.testkit.store.LimitsContract;
import io.mailcore.api.testkit.store.StoreFixture;

class MemoryStoreLimitsTest extends LimitsContract {
    @Override
    protected StoreFixture fixture() {
        return time -> MemoryStore.builder()
                .time(time)
                .mailboxesPerAccount(10)
                .keywordsPerMailbox(10)
                .messageOctets(10_000)
                .expungedRanges(10)
                .build();
    }
}
