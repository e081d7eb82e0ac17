package io.mailcore.core.internal.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The texts of password mechanisms: UTF-8, not empty, bounded. */
final class SaslText {
    /** RFC 4616 §2: 255 octets must be accepted; nobody has more than this. */
    static final int MAX_OCTETS = 1024;

    private SaslText() {}

    /** A login name: without control characters, so that it can stand in logs and headers. */
    static Optional<String> name(byte[] octets) {
        return text(octets).filter(text -> text.codePoints().noneMatch(SaslText::isUnfitForName));
    }

    /** Whether a text that is decoded already could be a login name. */
    static boolean isName(String text) {
        return name(text.getBytes(StandardCharsets.UTF_8)).isPresent();
    }

    /** Whether a text that is decoded already could be a password. */
    static boolean isPassword(String text) {
        return password(text.getBytes(StandardCharsets.UTF_8)).isPresent();
    }

    /** A password: anything but NUL (RFC 4616 §2). */
    static Optional<String> password(byte[] octets) {
        return text(octets).filter(text -> text.indexOf('\0') < 0);
    }

    private static Optional<String> text(byte[] octets) {
        if (octets.length == 0 || octets.length > MAX_OCTETS) {
            return Optional.empty();
        }
        try {
            // A fresh decoder reports malformed input instead of replacing it: two names must never become one.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isUnfitForName(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
