package io.mailcore.smtp.codec;

import java.nio.ByteBuffer;

/**
 * Finds the end of the mail data and removes the dots that the client has stuffed (RFC 5321 §4.5.2). Not thread-safe.
 *
 * <p>How it works: only CRLF ends a line, so only CRLF {@code .} CRLF ends the data. A bare CR or LF never begins a new
 * line, is passed on as it is, and is remembered: whoever takes LF for a line end may read a second message where this
 * server reads one (SMTP smuggling), so the session can refuse the message. Runs of octets go to the sink straight from
 * the input's array; only dots at line beginnings are left out.
 */
public final class DataDecoder {
    private static final int SCRATCH = 8192;
    private static final byte[] CR = {'\r'};

    private State state = State.LINE_START;
    private boolean bareLineEnd;
    private boolean nul;

    private enum State {
        LINE_START,
        TEXT,
        AFTER_CR,
        DOT,
        DOT_CR,
        ENDED
    }

    /** Takes what has been decoded. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes a run of octets.
         *
         * @param octets not kept
         * @param offset the first
         * @param length how many, at least 1
         */
        void write(byte[] octets, int offset, int length);
    }

    /** A decoder at the beginning of the data. */
    public DataDecoder() {}

    /**
     * Takes octets up to the end of the data.
     *
     * @param input its position is moved behind what was taken: all of it, or up to the end of the data
     * @param sink takes the message's octets
     * @return true when the end of the data has been read
     */
    public boolean decode(ByteBuffer input, Sink sink) {
        while (input.hasRemaining() && state != State.ENDED) {
            if (input.hasArray()) {
                int from = input.arrayOffset() + input.position();
                int taken = decode(input.array(), from, from + input.remaining(), sink);
                input.position(input.position() + taken);
            } else {
                decodeCopy(input, sink);
            }
        }
        return state == State.ENDED;
    }

    /**
     * Whether the data had a CR or LF that is not part of a CRLF.
     *
     * @return true when it had, so far
     */
    public boolean hasBareLineEnd() {
        return bareLineEnd;
    }

    /**
     * Whether the data had a NUL octet.
     *
     * @return true when it had, so far
     */
    public boolean hasNul() {
        return nul;
    }

    private void decodeCopy(ByteBuffer input, Sink sink) {
        byte[] scratch = new byte[Math.min(SCRATCH, input.remaining())];
        int start = input.position();
        input.get(scratch);
        input.position(start + decode(scratch, 0, scratch.length, sink));
    }

    /** Returns how many octets were taken. */
    private int decode(byte[] octets, int from, int end, Sink sink) {
        int run = from;
        int at = from;
        while (at < end && state != State.ENDED) {
            at = state == State.TEXT ? skipPlain(octets, at, end) : at;
            if (at < end) {
                run = step(octets, run, at, sink);
                at++;
            }
        }
        write(octets, run, at, sink);
        return at - from;
    }

    /** Looks at one octet; returns where the run of octets that go to the sink begins. */
    private int step(byte[] octets, int run, int at, Sink sink) {
        byte octet = octets[at];
        State held = afterHeld(octet);
        if (held != state) {
            write(octets, run, at, sink);
            state = held;
            return at + 1;
        }
        if (state == State.DOT_CR) {
            sink.write(CR, 0, 1);
            state = State.AFTER_CR;
        }
        state = afterContent(octet);
        return run;
    }

    // RFC 5321 §4.5.2: a dot at the beginning of a line is no content, whatever follows; ".CRLF" is the end.
    /** The next state if the octet is held back, since it may belong to the end of the data; else the present one. */
    private State afterHeld(byte octet) {
        return switch (state) {
            case LINE_START -> octet == '.' ? State.DOT : state;
            case DOT -> octet == '\r' ? State.DOT_CR : state;
            case DOT_CR -> octet == '\n' ? State.ENDED : state;
            case TEXT, AFTER_CR, ENDED -> state;
        };
    }

    private State afterContent(byte octet) {
        if (octet == '\n' && state == State.AFTER_CR) {
            return State.LINE_START;
        }
        bareLineEnd |= octet == '\n' || state == State.AFTER_CR;
        nul |= octet == 0;
        return octet == '\r' ? State.AFTER_CR : State.TEXT;
    }

    private static int skipPlain(byte[] octets, int from, int end) {
        int at = from;
        while (at < end && (octets[at] > '\r' || octets[at] < 0)) {
            at++;
        }
        return at;
    }

    private static void write(byte[] octets, int from, int end, Sink sink) {
        if (from < end) {
            sink.write(octets, from, end - from);
        }
    }
}
