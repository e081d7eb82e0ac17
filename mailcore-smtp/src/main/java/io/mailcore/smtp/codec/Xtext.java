package io.mailcore.smtp.codec;

import java.util.Optional;

/** The encoding of parameter values that may hold any octet (RFC 3461 §4). */
public final class Xtext {
    private Xtext() {}

    /**
     * Decodes a value.
     *
     * @param text the value as it came
     * @return the value meant, each octet as one char; empty when the text is not xtext
     */
    public static Optional<String> decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (c > ' ' && c < 0x7f && c != '+' && c != '=') {
                out.append(c);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(out.toString());
    }

    // RFC 3461 §4: hexadecimal digits of xtext are in upper case.
    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'F';
    }
}
