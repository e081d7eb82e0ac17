package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The boundaries of the multiparts that are open, the innermost last. */
final class Boundaries {
    /** Of a longer boundary only so much is compared; RFC 2046 §5.1.1 allows 70. */
    static final int MAX_OCTETS = 250;

    private final List<OpenPart> multiparts = new ArrayList<>();
    private int found;
    private boolean closing;

    /** A multipart begins; its header has a boundary. */
    void open(OpenPart multipart) {
        multiparts.add(multipart);
    }

    /** A multipart's boundary means nothing any more, nor do those within it. */
    void close(OpenPart multipart) {
        int index = multiparts.lastIndexOf(multipart);
        multiparts.subList(index, multiparts.size()).clear();
    }

    /** The multiparts within this one have ended. */
    void closeWithin(OpenPart multipart) {
        int index = multiparts.lastIndexOf(multipart);
        multiparts.subList(index + 1, multiparts.size()).clear();
    }

    /** The innermost multipart whose boundary the line found last was. */
    OpenPart found() {
        return multiparts.get(found);
    }

    /** Whether the line found last was a close delimiter. */
    boolean isClosing() {
        return closing;
    }

    /**
     * Whether a line is the boundary of an open multipart.
     *
     * <p>RFC 2046 §5.1.1: the boundary has to stand at the line's begin, more may follow it. Where several match, such
     * as {@code a} and {@code ab}, the longest is meant.
     */
    boolean find(LineCursor line) {
        found = -1;
        int foundLength = 0;
        int length = line.shown() - 2;
        for (int i = multiparts.size() - 1; i >= 0; i--) {
            byte[] boundary = multiparts.get(i).boundary();
            if (boundary.length > foundLength && boundary.length <= length && matches(boundary, line)) {
                found = i;
                foundLength = boundary.length;
            }
        }
        closing = found >= 0 && isClosing(line, foundLength);
        return found >= 0;
    }

    private static boolean matches(byte[] boundary, LineCursor line) {
        int from = line.from() + 2;
        byte[] source = line.source();
        return Arrays.equals(boundary, 0, boundary.length, source, from, from + boundary.length);
    }

    private static boolean isClosing(LineCursor line, int boundaryLength) {
        int behind = line.from() + 2 + boundaryLength;
        return line.shown() >= boundaryLength + 4 && line.source()[behind] == '-' && line.source()[behind + 1] == '-';
    }
}
