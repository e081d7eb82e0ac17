package io.mailcore.pop3.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Cuts octets into lines. Only CRLF ends a line; a line that is too long or holds a bare CR, a bare LF or a NUL is taken
 * to its end and reported, so that what follows is never misread. Keeps at most one line.
 */
public final class LineFramer {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    private int limit;
    private boolean afterCr;
    private boolean tooLong;
    private boolean illegal;

    /**
     * A framer.
     *
     * @param limit octets of a line at most, CRLF included
     */
    public LineFramer(int limit) {
        this.limit = limit;
    }

    /** A line, or why it is none. */
    public sealed interface Frame {

        /**
         * A line.
         *
         * @param octets without CRLF; owned by the receiver
         */
        @SuppressWarnings("ArrayRecordComponent")
        record Line(byte[] octets) implements Frame {}

        /** The line was longer than the limit. */
        record TooLong() implements Frame {}

        /** The line held a bare CR, a bare LF or a NUL. */
        record Illegal() implements Frame {}
    }

    /**
     * Sets the limit for the lines from now on.
     *
     * @param octets at most, CRLF included
     */
    public void limit(int octets) {
        this.limit = octets;
    }

    /**
     * Takes octets up to the end of one line.
     *
     * @param in the octets; emptied unless a line ends before
     * @return the line, or empty when it has not ended yet
     */
    public Optional<Frame> next(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (endsWith(in.get())) {
                return Optional.of(take());
            }
        }
        return Optional.empty();
    }

    private boolean endsWith(byte octet) {
        if (afterCr && octet == '\n') {
            return true;
        }
        illegal |= afterCr || octet == '\n' || octet == 0;
        afterCr = octet == '\r';
        if (!afterCr) {
            keep(octet);
        }
        return false;
    }

    private void keep(byte octet) {
        if (line.size() + 2 < limit) {
            line.write(octet);
        } else {
            tooLong = true;
        }
    }

    private Frame take() {
        byte[] octets = line.toByteArray();
        Frame frame = tooLong ? new Frame.TooLong() : illegal ? new Frame.Illegal() : new Frame.Line(octets);
        line.reset();
        afterCr = false;
        tooLong = false;
        illegal = false;
        return frame;
    }
}
