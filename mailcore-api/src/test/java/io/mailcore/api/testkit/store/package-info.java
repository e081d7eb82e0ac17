/**
 * The contract of a message store, as tests: what {@link io.mailcore.api.store.MessageStore} promises, each class one
 * part of it.
 *
 * <p>The maker of a store adds this test-jar ({@code mailcore-api}, type {@code test-jar}, scope {@code test}), JUnit 5
 * and AssertJ to the tests, and writes one small class for each contract:
 *
 * <pre>{@code
 * class AcmeStoreUidTest extends UidContract {
 *     protected StoreFixture fixture() {
 *         return time -> AcmeStore.open(newEmptyDirectory(), time);
 *     }
 * }
 * }</pre>
 *
 * <p>A store is right when every contract passes, on every run: those about concurrency and random histories find more
 * the more often they run. A random history that fails names its seed; {@code -Dmailcore.store.seed=…} runs it again,
 * and {@code -Dmailcore.store.histories=…} runs more of them. {@code LimitsContract} and {@code UidExhaustionContract}
 * need stores with special settings, which they ask for by methods of their own.
 */
@NullMarked
package io.mailcore.api.testkit.store;

import org.jspecify.annotations.NullMarked;
