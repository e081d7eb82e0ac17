package io.mailcore.core.spool;

import io.mailcore.api.content.Content;
import io.mailcore.api.mime.HeaderBlock;
import io.mailcore.api.mime.MessageSummary;
import java.io.IOException;

/** A message in the spool. Immutable; closing it frees its octets. */
public interface SpooledMessage extends AutoCloseable {

    /**
     * The octets.
     *
     * @return readable until this is closed
     */
    Content content();

    /**
     * The structure.
     *
     * @return computed while the message was written
     */
    MessageSummary summary();

    /**
     * The header.
     *
     * @return parsed, at most the first 256 KiB of it
     * @throws IOException when the octets cannot be read
     */
    HeaderBlock header() throws IOException;

    /** Frees the octets; may be called again. */
    @Override
    void close();
}
