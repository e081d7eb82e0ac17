package io.mailcore.core.spool;

import java.io.IOException;

/** Where a message's octets wait until the store has them. Thread-safe. */
public interface Spool {

    /**
     * Begins a message.
     *
     * @return a writer; the caller closes it
     * @throws SpoolFullException when messages in flight use up the spool's budget
     * @throws IOException when the spool cannot work
     */
    SpoolWriter begin() throws IOException;
}
