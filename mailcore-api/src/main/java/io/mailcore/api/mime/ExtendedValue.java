package io.mailcore.api.mime;

import java.nio.charset.StandardCharsets;

/** A parameter value with charset, language and percent-encoding: {@code utf-8'de'%C3%A4} (RFC 2231 §4). */
final class ExtendedValue {
    private ExtendedValue() {}

    /** The charset's name; empty text when none is given. */
    static String charset(String value) {
        int quote = value.indexOf('\'');
        return quote > 0 && value.indexOf('\'', quote + 1) > 0 ? value.substring(0, quote) : "";
    }

    /** The octets behind charset and language, one char each; a percent sign without two digits stands for itself. */
    static String octets(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        return percentDecoded(value.substring(second + 1));
    }

    private static String percentDecoded(String text) {
        byte[] out = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' ? hexOctet(text, i + 1) : -1;
            out[length++] = (byte) (octet < 0 ? c : octet);
            i += octet < 0 ? 0 : 2;
        }
        return new String(out, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static int hexOctet(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
