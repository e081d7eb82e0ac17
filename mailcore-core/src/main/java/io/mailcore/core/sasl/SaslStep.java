package io.mailcore.core.sasl;

import io.mailcore.api.account.LoginResult;

/** What the server does next in a SASL exchange. */
public sealed interface SaslStep {

    /**
     * Send a challenge and wait for a response.
     *
     * @param octets not encoded; owned by the receiver
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Challenge(byte[] octets) implements SaslStep {}

    /**
     * The exchange is over.
     *
     * @param result accepted or not
     */
    record Finished(LoginResult result) implements SaslStep {}

    /**
     * The response does not follow the mechanism's grammar.
     *
     * @param reason for the peer, without anything the peer sent
     */
    record Malformed(String reason) implements SaslStep {}
}
