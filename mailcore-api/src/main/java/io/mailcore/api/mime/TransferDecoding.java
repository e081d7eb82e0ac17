package io.mailcore.api.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;

/**
 * Decodes the body of a part by its Content-Transfer-Encoding (RFC 2045 §6), octet by octet as it is read. Broken
 * encodings are no failure: what cannot be decoded is passed over (base64) or stands for itself (quoted-printable).
 *
 * <pre>{@code
 * try (InputStream body = content.open(extent.bodyOffset(), extent.bodyLength());
 *         InputStream decoded = TransferDecoding.decode(body, part.encoding(), 1_000_000)) { … }
 * }</pre>
 */
public final class TransferDecoding {
    private TransferDecoding() {}

    /**
     * Whether an encoding is one that can be decoded.
     *
     * @param encoding such as {@code base64}, in any case
     * @return true for the five encodings of RFC 2045; others are for the reader of the message to know
     */
    public static boolean isKnown(String encoding) {
        return switch (key(encoding)) {
            case "7bit", "8bit", "binary", "base64", "quoted-printable" -> true;
            default -> false;
        };
    }

    /**
     * Decodes a body.
     *
     * @param encoded the body as it stands; closed with the returned stream
     * @param encoding such as {@code base64}, in any case; of an unknown one the octets come as they are
     * @param maxOctets how many decoded octets are returned at most, zero or more; the stream ends behind them
     * @return the decoded octets, fails only as {@code encoded} does; not thread-safe
     */
    public static InputStream decode(InputStream encoded, String encoding, long maxOctets) {
        Objects.requireNonNull(encoded, "encoded");
        if (maxOctets < 0) {
            throw new IllegalArgumentException("maxOctets: " + maxOctets + " (expected: 0 or more)");
        }
        return switch (key(encoding)) {
            case "base64" -> new Base64Stream(encoded, maxOctets);
            case "quoted-printable" -> new QuotedPrintableStream(encoded, maxOctets);
            default -> new IdentityStream(encoded, maxOctets);
        };
    }

    private static String key(String encoding) {
        return encoding.toLowerCase(Locale.ROOT);
    }

    /** Octets as they are, up to a number. */
    private static final class IdentityStream extends DecodingStream {
        IdentityStream(InputStream in, long limit) {
            super(in, limit);
        }

        @Override
        int next(OctetReader from) throws IOException {
            return from.read();
        }
    }
}
