package io.mailcore.test;

import java.util.Optional;

/** A copy of a message that has come into a mailbox, as the journal keeps it. The octets are never changed. */
record Arrival(String mailbox, Optional<Delivery> delivery, byte[] octets) {}
