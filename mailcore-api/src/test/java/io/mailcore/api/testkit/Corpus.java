package io.mailcore.api.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Messages and lists for tests, read from the api's source tree: the test-jar does not contain them, because not all of
 * them may be handed on. Thread-safe.
 */
public final class Corpus {
    private static final Path PLACE = Path.of("mailcore-api", "src", "test", "resources", "corpora");

    private Corpus() {}

    /**
     * The directory of all corpora.
     *
     * @return found from the working directory upwards, so from the base directory of any module
     * @throws IllegalStateException when the tests run outside the source tree
     */
    public static Path directory() {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(PLACE))) {
                return at.resolve(PLACE);
            }
        }
        throw new IllegalStateException(
                "working directory: " + start + " (expected: below the parent of " + PLACE + ")");
    }

    /**
     * The octets of a file.
     *
     * @param path below {@code corpora}
     * @return all of them
     */
    public static byte[] octets(String path) {
        try {
            return Files.readAllBytes(directory().resolve(path));
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
        return Files.isReadable(directory().resolve(path));
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
