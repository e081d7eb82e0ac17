package io.mailcore.imap.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Modified UTF-7, the encoding of mailbox names in IMAP4rev1 (RFC 3501 §5.1.3). Each text has exactly one encoding, and
 * only that one is decoded: two names on the wire never mean the same mailbox.
 */
public final class ModifiedUtf7 {

    private ModifiedUtf7() {}

    /**
     * Encodes a text.
     *
     * @param text Unicode characters; lone surrogates are encoded as they are
     * @return printable US-ASCII
     */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '&') {
                encoded.append("&-");
                i++;
            } else if (isDirect(c)) {
                encoded.append(c);
                i++;
            } else {
                int end = endOfShifted(text, i);
                encoded.append('&').append(base64(text, i, end)).append('-');
                i = end;
            }
        }
        return encoded.toString();
    }

    private static int endOfShifted(String text, int start) {
        int end = start;
        while (end < text.length() && !isDirect(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String base64(String text, int start, int end) {
        byte[] utf16 = new byte[2 * (end - start)];
        for (int i = start; i < end; i++) {
            utf16[2 * (i - start)] = (byte) (text.charAt(i) >> 8);
            utf16[2 * (i - start) + 1] = (byte) text.charAt(i);
        }
        String standard = Base64.getEncoder().withoutPadding().encodeToString(utf16);
        return standard.replace('/', ',');
    }

    /**
     * Decodes a text.
     *
     * @param encoded one char per octet
     * @return the Unicode characters, or empty when this is not what {@link #encode} makes of any: an unterminated
     *     shift, characters in it that need none, two shifts in a row, wrong padding bits, lone surrogates, characters
     *     that are not printable US-ASCII
     */
    public static Optional<String> decode(String encoded) {
        StringBuilder text = new StringBuilder(encoded.length());
        int i = 0;
        boolean afterShift = false;
        while (i < encoded.length()) {
            char c = encoded.charAt(i);
            if (!isDirect(c)) {
                return Optional.empty();
            }
            if (c != '&') {
                text.append(c);
                afterShift = false;
                i++;
                continue;
            }
            int end = encoded.indexOf('-', i);
            boolean ampersand = end == i + 1;
            // RFC 3501 §5.1.3: a shift is not followed by another; "&-" alone may be.
            if (end < 0 || afterShift && !ampersand || !ampersand && !shifted(encoded.substring(i + 1, end), text)) {
                return Optional.empty();
            }
            if (ampersand) {
                text.append('&');
            }
            afterShift = !ampersand;
            i = end + 1;
        }
        return Optional.of(text.toString());
    }

    private static boolean shifted(String base64, StringBuilder text) {
        if (!base64.chars().allMatch(ModifiedUtf7::isBase64) || base64.length() % 4 == 1) {
            return false;
        }
        byte[] utf16 = Base64.getDecoder().decode(base64.replace(',', '/'));
        String decoded = new String(utf16, StandardCharsets.UTF_16BE);
        boolean canonical = utf16.length % 2 == 0
                && Arrays.equals(decoded.getBytes(StandardCharsets.UTF_16BE), utf16)
                && decoded.chars().noneMatch(c -> isDirect((char) c) || c == 0)
                && base64(decoded, 0, decoded.length()).equals(base64);
        text.append(decoded);
        return canonical;
    }

    private static boolean isBase64(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == ',';
    }

    private static boolean isDirect(char c) {
        return c >= 0x20 && c <= 0x7e;
    }
}
