package io.mailcore.core.spool;

import java.io.IOException;

/**
 * Takes one message's octets and computes its structure as they go by. Keeps a small message on the heap and a larger
 * one in a file readable by its owner only. Not thread-safe.
 */
public interface SpoolWriter extends AutoCloseable {

    /**
     * Writes on.
     *
     * @param octets not kept
     * @param offset the first
     * @param length how many
     * @throws SpoolFullException when messages in flight use up the spool's budget
     * @throws IOException when the spool cannot work
     */
    void write(byte[] octets, int offset, int length) throws IOException;

    /**
     * The octets written so far.
     *
     * @return zero or more
     */
    long size();

    /**
     * Ends the message. The writer is used up; the message is the caller's to close.
     *
     * @return the message
     * @throws IOException when the spool cannot work
     */
    SpooledMessage finish() throws IOException;

    /** Throws the message away unless it was finished; may be called again. */
    @Override
    void close();
}
