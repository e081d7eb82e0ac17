package io.mailcore.core.protocol;

import io.mailcore.api.content.Content;

/**
 * Where a session writes. What is written in one turn of the session goes to the network together, at its end. Used only
 * from within the session's methods.
 */
public interface Output {

    /**
     * Writes octets.
     *
     * @param octets copied
     */
    default void write(byte[] octets) {
        write(octets, 0, octets.length);
    }

    /**
     * Writes a part of an array.
     *
     * @param octets copied
     * @param offset the first
     * @param length how many
     */
    void write(byte[] octets, int offset, int length);

    /**
     * Writes text, each char as one octet.
     *
     * @param text chars up to U+00FF
     * @throws IllegalArgumentException when a char is above U+00FF
     */
    void write(String text);

    /**
     * Writes a part of a content. Its octets are read only as the network takes them, so a content of any size costs a
     * small buffer; nothing written later overtakes it.
     *
     * @param content readable until it is written or the session is closed
     * @param offset the first octet
     * @param length how many
     */
    void write(Content content, long offset, long length);

    /**
     * Whether enough waits for the network that {@link Session#produce()} should return and be called again later.
     *
     * @return true above the high watermark
     */
    boolean isFull();
}
