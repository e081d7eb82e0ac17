package io.mailcore.api.testkit.store;

import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import java.io.IOException;

/** How the contracts get a store: the one thing the maker of a store has to write. */
@FunctionalInterface
public interface StoreFixture {

    /**
     * Opens an empty store. Called once for each test; the test closes the store.
     *
     * @param time the clock that the store has to use
     * @return the store, with its usual limits
     * @throws IOException when the store cannot be opened, which fails the test
     */
    MessageStore open(TimeSource time) throws IOException;
}
