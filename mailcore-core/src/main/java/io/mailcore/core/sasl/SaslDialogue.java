package io.mailcore.core.sasl;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.filter.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
     * The most challenges of one dialogue: no mechanism needs as many, and one that never ends must not hold a session.
     */
    private static final int MAX_CHALLENGES = 10;

    private static final Step NOT_BASE64 = new Step.Malformed("Not base64 of at most " + MAX_LINE + " octets");

    private final Logins logins;
    private final Peer peer;
    private Optional<SaslExchange> exchange = Optional.empty();
    private int challenges;

    /**
     * A dialogue that has not begun.
     *
     * @param logins of the server
     * @param peer who logs in, as known now
     */
    public SaslDialogue(Logins logins, Peer peer) {
        this.logins = Objects.requireNonNull(logins, "logins");
        this.peer = Objects.requireNonNull(peer, "peer");
    }

    /**
     * Begins; called once.
     *
     * @param mechanism as the peer named it
     * @param initialResponse the base64 text behind it, {@code =} for an empty one; empty when there is none
     * @return the first step
     * @throws IOException when the login cannot be checked now
     */
    public Step begin(String mechanism, Optional<String> initialResponse) throws IOException {
        exchange = logins.begin(peer, mechanism);
        if (exchange.isEmpty()) {
            return notOffered();
        }
        SaslExchange offered = exchange.get();
        if (initialResponse.isPresent()) {
            return initial(offered, initialResponse.get());
        }
        return offered.isClientFirst() ? challenge(new byte[0]) : step(offered.start());
    }

    /**
     * Takes the peer's answer to a challenge; called only after {@link Step.SendChallenge}.
     *
     * @param line without its line end; base64, or {@code *} to cancel
     * @return the next step
     * @throws IOException when the login cannot be checked now
     * @throws IllegalStateException when no challenge waits for an answer
     */
    public Step line(byte[] line) throws IOException {
        SaslExchange open = exchange.orElseThrow(() -> new IllegalStateException("no challenge waits for an answer"));
        if (line.length == 1 && line[0] == '*') {
            return ended(new Step.Cancelled());
        }
        return respond(open, SaslBase64.decode(line));
    }

    private Step notOffered() {
        // A peer that may not send its password in clear is told so, whatever mechanism it named.
        boolean mustEncrypt = peer.tls().isEmpty() && !logins.acceptsPlaintext(peer);
        return mustEncrypt ? new Step.EncryptionRequired() : new Step.UnknownMechanism();
    }

    private Step initial(SaslExchange offered, String text) throws IOException {
        if (!offered.takesInitialResponse()) {
            // RFC 4954 §4: an initial response to a mechanism in which the server speaks first fails the login.
            return ended(new Step.Done(new LoginResult.Denied()));
        }
        // RFC 4954 §4, RFC 4959 §3, RFC 5034 §4: a single "=" is an initial response of no octets.
        boolean empty = text.equals("=");
        return respond(offered, empty ? Optional.of(new byte[0]) : SaslBase64.decode(octets(text)));
    }

    private Step respond(SaslExchange open, Optional<byte[]> response) throws IOException {
        return response.isPresent() ? step(open.respond(response.get())) : ended(NOT_BASE64);
    }

    private Step step(SaslStep next) {
        if (next instanceof SaslStep.Challenge challenge) {
            return challenge(challenge.octets());
        }
        if (next instanceof SaslStep.Finished finished) {
            return ended(new Step.Done(finished.result()));
        }
        return ended(new Step.Malformed(((SaslStep.Malformed) next).reason()));
    }

    private Step challenge(byte[] octets) {
        challenges++;
        return challenges > MAX_CHALLENGES
                ? ended(new Step.Malformed("Too many steps"))
                : new Step.SendChallenge(SaslBase64.encode(octets));
    }

    private Step ended(Step last) {
        exchange = Optional.empty();
        return last;
    }

    // A char that is no octet becomes '?', which base64 does not know.
    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
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
