package io.mailcore.core.sasl;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.filter.Peer;
import java.io.IOException;
import java.util.Optional;

/**
 * One AUTH or AUTHENTICATE dialogue, the same for SMTP (RFC 4954), IMAP (RFC 9051 §6.2.2, RFC 4959) and POP3 (RFC 5034):
 * the protocol only frames the lines and renders the steps. Not thread-safe; may block on the directory.
 *
 * <pre>{@code
 * SaslDialogue dialogue = new SaslDialogue(logins, peer);
 * Step step = dialogue.begin("PLAIN", Optional.of("AGFubgBzZWNyZXQ="));
 * while (step instanceof Step.SendChallenge challenge) { … step = dialogue.line(next); }
 * }</pre>
 */
public final class SaslDialogue {
    /** The most octets of a line of base64, the line end not counted (RFC 4954 §4). */
    public static final int MAX_LINE = 12_288;

    /**
     * A dialogue that has not begun.
     *
     * @param logins of the server
     * @param peer who logs in, as known now
     */
    public SaslDialogue(Logins logins, Peer peer) {}

    /**
     * Begins; called once.
     *
     * @param mechanism as the peer named it
     * @param initialResponse the base64 text behind it, {@code =} for an empty one; empty when there is none
     * @return the first step
     * @throws IOException when the login cannot be checked now
     */
    public Step begin(String mechanism, Optional<String> initialResponse) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the peer's answer to a challenge; called only after {@link Step.SendChallenge}.
     *
     * @param line without its line end; base64, or {@code *} to cancel
     * @return the next step
     * @throws IOException when the login cannot be checked now
     */
    public Step line(byte[] line) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** What the protocol does next. Immutable. */
    public sealed interface Step {

        /**
         * Send the challenge as a continuation and hand the next line to {@link SaslDialogue#line}.
         *
         * @param base64 one line, empty for an empty challenge
         */
        record SendChallenge(String base64) implements Step {}

        /**
         * The login was checked; the dialogue is over.
         *
         * @param result what came of it
         */
        record Done(LoginResult result) implements Step {}

        /** The peer has cancelled; the dialogue is over. */
        record Cancelled() implements Step {}

        /**
         * The peer's line is neither base64 nor what the mechanism expects; the dialogue is over.
         *
         * @param reason for the peer, without anything the peer sent
         */
        record Malformed(String reason) implements Step {}

        /** The mechanism is not offered; the dialogue is over. */
        record UnknownMechanism() implements Step {}

        /** The mechanism is offered only once the connection is encrypted; the dialogue is over. */
        record EncryptionRequired() implements Step {}
    }
}
