package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.TransferDecoding;
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
        if (!TransferDecoding.isKnown(part.encoding())) {
            return Optional.empty();
        }
        try (InputStream decoded = TransferDecoding.decode(body.open(), part.encoding(), Long.MAX_VALUE)) {
            long size = decoded.transferTo(OutputStream.nullOutputStream());
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
        InputStream decoded = TransferDecoding.decode(encoded.open(), encoding, offset + length);
        decoded.skipNBytes(offset);
        return decoded;
    }
}
