package io.mailcore.core.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Base64 as a peer may send it in a SASL dialogue (RFC 4648 §4): no line ends, no blanks, padded. */
final class SaslBase64 {
    private SaslBase64() {}

    /** Empty when the line is too long or not base64; never throws, whatever a peer sends. */
    static Optional<byte[]> decode(byte[] line) {
        // Java's decoder takes text without padding; a line cut short must not pass for a whole one.
        if (line.length > SaslDialogue.MAX_LINE || line.length % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(line));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String encode(byte[] octets) {
        return new String(Base64.getEncoder().encode(octets), StandardCharsets.US_ASCII);
    }
}
