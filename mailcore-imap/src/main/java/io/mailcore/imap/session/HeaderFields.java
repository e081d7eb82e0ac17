package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses fields of a header (RFC 9051 §6.4.5.1 HEADER.FIELDS). The result is made of slices of the message, so a header
 * of any size costs one number for each run of chosen fields.
 */
final class HeaderFields {
    private static final Content BLANK_LINE = Content.of("\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final int LONGEST_NAME = 1000;

    /** A header up to this size is read once, a larger one is read again as the network takes it. */
    private static final int SMALL = 64 * 1024;

    private final Set<String> names;
    private final boolean inverted;
    private final StringBuilder name = new StringBuilder();
    private final List<long[]> runs = new ArrayList<>();
    private long lineStart;
    private boolean naming;
    private boolean chosen;

    private HeaderFields(List<String> names, boolean inverted) {
        this.names = names.stream().map(field -> field.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.inverted = inverted;
    }

    /**
     * The chosen fields and a blank line.
     *
     * @param inverted true for all fields but those named
     */
    static Content choose(Content header, List<String> names, boolean inverted) throws IOException {
        HeaderFields fields = new HeaderFields(names, inverted);
        boolean small = header.size() <= SMALL;
        Content source = small ? Content.wrap(header.bytes(0, (int) header.size())) : header;
        fields.scan(source);
        List<Content> parts = new ArrayList<>();
        fields.runs.forEach(run -> parts.add(source.slice(run[0], run[1] - run[0])));
        parts.add(BLANK_LINE);
        return Content.concat(parts.toArray(Content[]::new));
    }

    private void scan(Content header) throws IOException {
        long position = 0;
        boolean lineBegins = true;
        try (InputStream in = new BufferedInputStream(header.open())) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (lineBegins) {
                    beginLine(octet, position);
                }
                lineBegins = octet == '\n';
                takeName(octet);
                position++;
                if (lineBegins && chosen) {
                    addRun(lineStart, position);
                }
            }
        }
        if (!lineBegins && chosen) {
            addRun(lineStart, position);
        }
    }

    private void beginLine(int octet, long position) {
        lineStart = position;
        // A line that begins with white space goes on with the field before (RFC 5322 §2.2.3).
        naming = octet != ' ' && octet != '\t';
        if (naming) {
            chosen = false;
            name.setLength(0);
        }
    }

    private void takeName(int octet) {
        if (!naming) {
            return;
        }
        if (octet == ':') {
            naming = false;
            boolean named = names.contains(name.toString().stripTrailing().toLowerCase(Locale.ROOT));
            chosen = named != inverted;
        } else if (octet == '\n' || name.length() >= LONGEST_NAME) {
            naming = false;
        } else {
            name.append((char) octet);
        }
    }

    private void addRun(long from, long to) {
        if (!runs.isEmpty() && runs.get(runs.size() - 1)[1] == from) {
            runs.get(runs.size() - 1)[1] = to;
        } else {
            runs.add(new long[] {from, to});
        }
    }
}
