package io.mailcore.api.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes characters of a message's octets. Names of charsets in mail are often wrong or missing: when the octets do not
 * fit the charset that is named, they are taken as UTF-8 if they are UTF-8, and else as windows-1252. Never fails on
 * what a message holds.
 */
public final class TextDecoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int SAMPLE = 64 * 1024;

    private TextDecoding() {}

    /**
     * A charset by the name a message gives it.
     *
     * @param name in any case, from hostile input
     * @return the charset, or empty when the name is no name or nobody knows it
     */
    public static Optional<Charset> charset(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /**
     * Decodes octets.
     *
     * @param octets the text
     * @param charset the charset the message names; empty text for none
     * @return the characters; octets that fit no charset become U+FFFD
     */
    public static String decode(byte[] octets, String charset) {
        Objects.requireNonNull(octets, "octets");
        Optional<Charset> named = charset(charset);
        return named.flatMap(known -> strictly(octets, known))
                .or(() -> strictly(octets, StandardCharsets.UTF_8))
                .orElseGet(() ->
                        new String(octets, named.filter(TextDecoding::isTrusted).orElse(WINDOWS_1252)));
    }

    /**
     * Opens octets as characters. Where no charset is named, or only US-ASCII, the first 64 KiB decide whether it is
     * UTF-8 or windows-1252.
     *
     * @param octets the text; closed with the reader
     * @param charset the charset the message names; empty text for none
     * @return a reader, fails only as {@code octets} does; not thread-safe
     * @throws IOException when the octets cannot be read
     */
    public static Reader reader(InputStream octets, String charset) throws IOException {
        Optional<Charset> named = charset(charset).filter(TextDecoding::isTrusted);
        if (named.isPresent()) {
            return new InputStreamReader(octets, replacing(named.get()));
        }
        BufferedInputStream buffered = new BufferedInputStream(octets, SAMPLE);
        buffered.mark(SAMPLE);
        byte[] sample = buffered.readNBytes(SAMPLE);
        buffered.reset();
        return new InputStreamReader(buffered, replacing(isUtf8(sample) ? StandardCharsets.UTF_8 : WINDOWS_1252));
    }

    /** Whether octets that do not fit are rather broken than of another charset. */
    private static boolean isTrusted(Charset charset) {
        return !charset.equals(StandardCharsets.US_ASCII) && !charset.equals(StandardCharsets.UTF_8);
    }

    private static CharsetDecoder replacing(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** Whether a text begins as UTF-8; a full sample may be cut within a character. */
    private static boolean isUtf8(byte[] sample) {
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length), sample.length < SAMPLE);
        return !result.isError();
    }

    private static Optional<String> strictly(byte[] octets, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
