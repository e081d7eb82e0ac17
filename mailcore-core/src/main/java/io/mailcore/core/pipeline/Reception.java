package io.mailcore.core.pipeline;

import java.io.IOException;

/** Takes the data of one mail transaction. Not thread-safe. */
public interface Reception extends AutoCloseable {

    /**
     * Takes octets of the message, dot-stuffing already removed.
     *
     * @param octets not kept
     * @param offset the first
     * @param length how many
     * @throws IOException when the spool is full or cannot work: 452 or 451
     */
    void write(byte[] octets, int offset, int length) throws IOException;

    /**
     * The octets taken so far.
     *
     * @return zero or more
     */
    long size();

    /**
     * The message is whole: asks the filters, and delivers. What the report says was delivered has been committed by
     * the store. May block.
     *
     * @return what became of each recipient
     */
    DeliveryReport deliver();

    /** Throws the message away unless it was delivered; may be called again. */
    @Override
    void close();
}
