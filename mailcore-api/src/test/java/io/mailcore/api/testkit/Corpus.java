package io.mailcore.api.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Test data among the test resources. */
public final class Corpus {
    private Corpus() {}

    /**
     * The octets of a file.
     *
     * @param path below {@code corpora}
     * @return all of them
     */
    public static byte[] octets(String path) {
        try (InputStream in = Corpus.class.getResourceAsStream("/corpora/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("corpus file: " + path + " (expected: below /corpora)");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether there is a file.
     *
     * @param path below {@code corpora}
     * @return true when it can be read
     */
    public static boolean has(String path) {
        return Corpus.class.getResource("/corpora/" + path) != null;
    }

    /**
     * The text of a file.
     *
     * @param path below {@code corpora}
     * @return decoded as UTF-8
     */
    public static String text(String path) {
        return new String(octets(path), StandardCharsets.UTF_8);
    }

    /**
     * The same text with each bare LF made CRLF.
     *
     * @param octets with any line ends
     * @return a new array
     */
    public static byte[] withCrlf(byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + octets.length / 16);
        byte previous = 0;
        for (byte octet : octets) {
            if (octet == '\n' && previous != '\r') {
                out.write('\r');
            }
            out.write(octet);
            previous = octet;
        }
        return out.toByteArray();
    }
}
