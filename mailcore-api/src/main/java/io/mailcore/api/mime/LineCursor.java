package io.mailcore.api.mime;

/**
 * Cuts octets that come in pieces into lines, and shows the begin of each line. A line ends behind a line feed, with or
 * without a carriage return before it. A line that comes whole is shown where it lies; of a line that comes in pieces
 * the begin is copied, so memory does not grow with the line.
 */
final class LineCursor {
    /** How many octets of a line are shown at most: two dashes, a boundary, two dashes, a line end. */
    static final int SHOWN = Boundaries.MAX_OCTETS + 6;

    private final byte[] copy = new byte[SHOWN];
    private byte[] source = copy;
    private int from;
    private int shown;
    private long offset;
    private long length;
    private boolean complete;
    private byte last;
    private int endLength;

    /**
     * Reads on, at most to the end of the line.
     *
     * @return the index behind what was read
     */
    int read(byte[] octets, int at, int end) {
        if (complete) {
            begin();
        }
        int stop = LineFeeds.behindNext(octets, at, end);
        complete = octets[stop - 1] == '\n';
        endLength = complete ? endLength(octets, at, stop) : 0;
        if (length == 0 && complete) {
            source = octets;
            from = at;
            shown = stop - at;
        } else {
            copy(octets, at, stop);
        }
        length += stop - at;
        last = octets[stop - 1];
        return stop;
    }

    private void begin() {
        offset += length;
        length = 0;
        shown = 0;
        complete = false;
        last = 0;
    }

    private int endLength(byte[] octets, int at, int stop) {
        byte before = stop - at >= 2 ? octets[stop - 2] : last;
        return before == '\r' ? 2 : 1;
    }

    private void copy(byte[] octets, int at, int stop) {
        int count = Math.min(stop - at, SHOWN - shown);
        System.arraycopy(octets, at, copy, shown, count);
        source = copy;
        from = 0;
        shown += count;
    }

    /** Whether the line's end has been read. */
    boolean isComplete() {
        return complete;
    }

    /** Whether octets stand behind the last complete line. */
    boolean isOpen() {
        return !complete && length > 0;
    }

    /** Where the line begins, from the start of all octets. */
    long offset() {
        return offset;
    }

    /** The first octet behind what has been read of the line. */
    long end() {
        return offset + length;
    }

    /** The octets of the line's end: 2, 1, or 0 while it has none. */
    int endLength() {
        return endLength;
    }

    /** Whether nothing but the line's end stands in the line. */
    boolean isBlank() {
        return complete && length == endLength;
    }

    /** Whether the line begins with two dashes, as each boundary does. */
    boolean isDashed() {
        return shown > 2 && source[from] == '-' && source[from + 1] == '-';
    }

    /** The array that shows the line's begin. */
    byte[] source() {
        return source;
    }

    /** Where the line begins in {@link #source()}. */
    int from() {
        return from;
    }

    /** How many octets of the line are shown, its end left out. */
    int shown() {
        return (int) Math.min(shown, length - endLength);
    }
}
