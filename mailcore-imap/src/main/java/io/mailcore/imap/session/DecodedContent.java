package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import io.mailcore.api.mime.BodyPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A part's body without its transfer encoding (RFC 2045 §6). Decoded anew each time it is read, so that a part of any size
 * costs a small buffer; its size is counted once.
 */
final class DecodedContent implements Content {
    /** Nothing to decode: a slice does, and is read by position. */
    private static final Set<String> IDENTITY = Set.of("7bit", "8bit", "binary");

    private final Content encoded;
    private final String encoding;
    private final long size;

    private DecodedContent(Content encoded, String encoding, long size) {
        this.encoded = encoded;
        this.encoding = encoding;
        this.size = size;
    }

    /** The decoded body of a part; empty when its encoding is not known. */
    static Optional<Content> of(Content message, BodyPart part) throws IOException {
        Content body = message.slice(part.extent().bodyOffset(), part.extent().bodyLength());
        // RFC 2045 §6.4: parts that hold parts are never encoded, whatever they say.
        if (IDENTITY.contains(part.encoding().toLowerCase(Locale.ROOT)) || part.isMultipart()) {
            return Optional.of(body);
        }
        try (InputStream octets = body.open()) {
            Optional<InputStream> decoded = Decoding.transfer(octets, part.encoding());
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            long size = decoded.get().transferTo(OutputStream.nullOutputStream());
            return Optional.of(new DecodedContent(body, part.encoding(), size));
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, size);
        InputStream decoded = Decoding.transfer(encoded.open(), encoding).orElseThrow();
        decoded.skipNBytes(offset);
        return new Limited(decoded, length);
    }

    /** The first octets of a stream. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int count = in.read(to, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
