package io.mailcore.core.sasl;

import java.io.IOException;

/**
 * The server's side of one SASL exchange (RFC 4422 §3). The protocol carries challenges and responses, in base64 or
 * otherwise. Not thread-safe.
 */
public interface SaslExchange {

    /**
     * Whether the client speaks first. If so and it has sent no initial response, the protocol sends an empty challenge
     * first.
     *
     * @return true for PLAIN and its like
     */
    boolean isClientFirst();

    /**
     * Whether the client may send its first response along with the mechanism's name.
     *
     * @return as {@link #isClientFirst()}, but for mechanisms whose clients do so although the server speaks first
     */
    default boolean takesInitialResponse() {
        return isClientFirst();
    }

    /**
     * Begins an exchange in which the server speaks first; called only then, once.
     *
     * @return the first challenge
     * @throws IOException when the login cannot be checked now
     */
    SaslStep start() throws IOException;

    /**
     * Takes the client's response. May block.
     *
     * @param response decoded
     * @return what to do next
     * @throws IOException when the login cannot be checked now: the peer shall try again later
     */
    SaslStep respond(byte[] response) throws IOException;
}
