package io.mailcore.api.mime;

import java.util.Optional;

/**
 * The name a part suggests for the file it would be saved as (RFC 2183 §2.3). Directories and control characters are
 * taken away; the rest is the sender's, and must not be trusted.
 */
public final class FileName {
    /** The most characters of a name. */
    public static final int MAX = 255;

    private FileName() {}

    /**
     * A part's file name.
     *
     * @param part any part
     * @return the name, from Content-Disposition or else from Content-Type; empty when there is none
     */
    public static Optional<String> of(BodyPart part) {
        return part.disposition()
                .flatMap(disposition -> Parameters.text(disposition.parameters(), "filename"))
                .or(() -> Parameters.text(part.parameters(), "name"))
                .map(FileName::bare)
                .filter(name -> !name.isEmpty());
    }

    // RFC 2183 §2.3: the receiver must not use any directory path that comes with the name.
    private static String bare(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        StringBuilder out = new StringBuilder();
        name.substring(slash + 1)
                .codePoints()
                .filter(c -> !isControl(c))
                .limit(MAX)
                .forEach(out::appendCodePoint);
        String bare = out.toString().strip();
        return bare.chars().allMatch(c -> c == '.') ? "" : bare;
    }

    // Bidirectional overrides make "gpj.exe" look like "exe.jpg".
    private static boolean isControl(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
