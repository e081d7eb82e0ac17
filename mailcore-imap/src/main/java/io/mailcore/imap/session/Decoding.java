package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import io.mailcore.api.mime.BodyPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Texts of messages as people read them. */
final class Decoding {
    private Decoding() {}

    static String words(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static Reader text(Content content, BodyPart part, long offset, long length) throws IOException {
        InputStream octets = content.open(offset, length);
        return new InputStreamReader(transfer(octets, part.encoding()).orElse(octets), charset(part));
    }

    static Optional<InputStream> transfer(InputStream octets, String encoding) {
        return Optional.of(octets);
    }

    private static Charset charset(BodyPart part) {
        try {
            return part.parameter("charset").map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
