package io.mailcore.store.memory;

import java.nio.file.Path;

/**
 * What an in-memory store is made with. Immutable.
 *
 * @param directory where large bodies go
 * @param threshold octets of a body on the heap at most
 * @param mailboxes of an account at most, and as many subscriptions
 * @param keywords in use in a mailbox at most
 * @param messageOctets of a message at most
 * @param expungedRanges ranges of expunged UIDs on record for each mailbox
 * @param deliveryKeys on record for each account
 * @param firstUid of each mailbox
 */
public record MemorySettings(
        Path directory,
        long threshold,
        int mailboxes,
        int keywords,
        long messageOctets,
        int expungedRanges,
        int deliveryKeys,
        long firstUid) {}
