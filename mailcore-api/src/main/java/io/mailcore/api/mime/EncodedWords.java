package io.mailcore.api.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Decodes the encoded words of header fields: {@code =?utf-8?Q?caf=C3=A9?=} (RFC 2047). Forgiving: words next to other
 * text, with spaces in them or with unknown charsets are decoded as well as can be. Linear in the text.
 */
public final class EncodedWords {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream word = new ByteArrayOutputStream();
    private String charset = "";
    private boolean inWords;
    private int at;

    private EncodedWords(String text) {
        this.text = text;
    }

    /**
     * Decodes a text. White space between two encoded words vanishes (RFC 2047 §6.2), and a character may be cut
     * between two words. Octets above 127 outside of words are UTF-8 if they can be, else windows-1252.
     *
     * @param text unfolded, one char per octet (ISO-8859-1), as {@link HeaderField#body()}
     * @return the characters
     */
    public static String decode(String text) {
        Objects.requireNonNull(text, "text");
        return text.contains("=?") ? new EncodedWords(text).decoded() : plain(text);
    }

    private String decoded() {
        int plainFrom = 0;
        int next = text.indexOf("=?");
        while (next >= 0) {
            at = next + 2;
            int closed = closeOfWord();
            if (closed < 0) {
                next = text.indexOf("=?", next + 1);
            } else {
                plain(plainFrom, next);
                word(next + 2, closed);
                plainFrom = closed + 2;
                next = text.indexOf("=?", plainFrom);
            }
        }
        flush();
        return out.append(plain(text.substring(plainFrom))).toString();
    }

    // RFC 2047 §2: charset, encoding and encoded text have question marks between them and none in them.
    private int closeOfWord() {
        int first = text.indexOf('?', at);
        if (first < 0 || first + 2 >= text.length() || text.charAt(first + 2) != '?' || encoding(first + 1) == 0) {
            return -1;
        }
        int close = text.indexOf('?', first + 3);
        return close >= 0 && close + 1 < text.length() && text.charAt(close + 1) == '=' ? close : -1;
    }

    private char encoding(int index) {
        return switch (text.charAt(index)) {
            case 'q', 'Q' -> 'Q';
            case 'b', 'B' -> 'B';
            default -> 0;
        };
    }

    private void plain(int from, int to) {
        String between = text.substring(from, to);
        if (!inWords || !between.isBlank()) {
            flush();
            out.append(plain(between));
        }
    }

    private void word(int from, int to) {
        int question = text.indexOf('?', from);
        String named = text.substring(from, question);
        int star = named.indexOf('*');
        // RFC 2231 §5: a language may stand behind the charset.
        String bare = star < 0 ? named : named.substring(0, star);
        if (!bare.equalsIgnoreCase(charset)) {
            flush();
            charset = bare;
        }
        decode(encoding(question + 1), text.substring(question + 3, to));
        inWords = true;
    }

    private void decode(char encoding, String encoded) {
        // RFC 2047 §4.2: in Q an underscore is a space.
        String body = encoding == 'Q' ? encoded.replace("_", "=20").replace(" ", "=20") : encoded;
        String name = encoding == 'Q' ? "quoted-printable" : "base64";
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream in = TransferDecoding.decode(new ByteArrayInputStream(octets), name, octets.length)) {
            in.transferTo(word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        out.append(TextDecoding.decode(word.toByteArray(), charset));
        word.reset();
        charset = "";
        inWords = false;
    }

    private static String plain(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        boolean octets = text.chars().allMatch(c -> c < 0x100);
        return ascii || !octets ? text : TextDecoding.decode(text.getBytes(StandardCharsets.ISO_8859_1), "");
    }
}
