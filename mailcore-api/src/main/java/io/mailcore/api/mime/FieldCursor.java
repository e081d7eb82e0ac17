package io.mailcore.api.mime;

import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of a header, each octet once (RFC 5322 §2.2). Lines that are not fields are passed over, with
 * their continuations; a blank line ends the header.
 */
final class FieldCursor {
    private final byte[] octets;
    private final int limit;
    private int start;
    private int nameEnd;
    private int colon;
    private int end;
    private boolean folded;

    FieldCursor(byte[] octets, int limit) {
        this.octets = octets;
        this.limit = limit;
    }

    /** Goes to the next field; false when there is none. */
    boolean next() {
        while (end < limit && !isBlankLine(end)) {
            start = end;
            end = endOfField(start);
            if (findColon()) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlankLine(int at) {
        return octets[at] == '\n' || octets[at] == '\r' && at + 1 < limit && octets[at + 1] == '\n';
    }

    // RFC 5322 §2.2.3: a line that begins with white space continues the one before, even if nothing else is in it
    // (obs-FWS, §4.2).
    private int endOfField(int from) {
        int at = LineFeeds.behindNext(octets, from, limit);
        folded = false;
        while (at < limit && isWhite(octets[at])) {
            at = LineFeeds.behindNext(octets, at, limit);
            folded = true;
        }
        return at;
    }

    // RFC 5322 §3.6.8: ftext is printable US-ASCII but the colon; §4.5: white space may stand before the colon.
    private boolean findColon() {
        int at = start;
        while (at < end && octets[at] > ' ' && octets[at] < 0x7f && octets[at] != ':') {
            at++;
        }
        nameEnd = at;
        while (at < end && isWhite(octets[at])) {
            at++;
        }
        colon = at;
        return nameEnd > start && at < end && octets[at] == ':';
    }

    private static boolean isWhite(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    int nameLength() {
        return nameEnd - start;
    }

    /** The name's first octet, in lower case if it is a letter. */
    int firstOctet() {
        return octets[start] | 0x20;
    }

    String name() {
        return text(start, nameEnd);
    }

    /** The field as it stands, with its line ends. */
    String raw() {
        return text(start, end);
    }

    /** What follows the colon, unfolded, without white space at its ends. */
    String body() {
        int from = colon + 1;
        int to = end;
        while (from < to && isSpace(octets[from])) {
            from++;
        }
        while (to > from && isSpace(octets[to - 1])) {
            to--;
        }
        return folded ? unfold(from, to) : text(from, to);
    }

    private static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }

    private String unfold(int from, int to) {
        byte[] out = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            boolean lineEnd = octets[i] == '\n' || octets[i] == '\r' && i + 1 < to && octets[i + 1] == '\n';
            if (!lineEnd) {
                out[length++] = octets[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.ISO_8859_1);
    }

    private String text(int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
