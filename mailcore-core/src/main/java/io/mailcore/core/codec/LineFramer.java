package io.mailcore.core.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a stream of octets into lines. Only CRLF ends a line: one with any other CR or LF in it is taken to its real end
 * and reported, once, so that this server and whatever stands in front of it never disagree about where a command
 * begins. A line that is too long is taken to its end without being kept. Not thread-safe.
 *
 * <pre>{@code
 * LineFramer framer = new LineFramer(512);
 * framer.next(input).ifPresent(line -> …);
 * }</pre>
 */
public final class LineFramer {
    private static final int INITIAL = 256;
    private static final byte[] NOTHING = {};

    private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    private final long endless;
    private int limit;
    private byte[] kept = NOTHING;
    private int length;
    private long seen;
    private boolean afterCr;

    /**
     * A framer that waits for the end of a line however long it takes.
     *
     * @param limit the most octets of a line, its CRLF included
     */
    public LineFramer(int limit) {
        this(limit, Long.MAX_VALUE);
    }

    /**
     * A framer that gives up a line that does not end.
     *
     * @param limit the most octets of a line, its CRLF included
     * @param endless how many octets may come without a line end before the line is given up
     */
    public LineFramer(int limit, long endless) {
        this.limit = limit;
        this.endless = endless;
    }

    /**
     * Sets the limit for what arrives from now on.
     *
     * @param octets the most octets of a line, its CRLF included
     */
    public void limit(int octets) {
        this.limit = octets;
    }

    /**
     * Takes octets up to the end of the next line.
     *
     * @param input its position is moved behind what was taken
     * @return the line, or empty when the input was used up before its end
     */
    public Optional<FramedLine> next(ByteBuffer input) {
        while (input.hasRemaining()) {
            byte octet = input.get();
            if (afterCr && octet == '\n') {
                return Optional.of(finish());
            }
            take(octet);
            if (seen > endless) {
                return Optional.of(giveUp());
            }
        }
        return Optional.empty();
    }

    private void take(byte octet) {
        if (afterCr || octet == '\n') {
            flaws.add(Flaw.BARE_LINE_END);
        }
        if (octet == 0) {
            flaws.add(Flaw.NUL);
        }
        afterCr = octet == '\r';
        seen++;
        // The CR is kept until it turns out to be the line's end: finish() cuts it off.
        if (seen < limit) {
            keep(octet);
        }
    }

    private void keep(byte octet) {
        if (length == kept.length) {
            kept = Arrays.copyOf(kept, Math.max(INITIAL, length * 2));
        }
        kept[length++] = octet;
    }

    private FramedLine finish() {
        boolean whole = length == seen;
        if (!whole) {
            flaws.add(Flaw.TOO_LONG);
        }
        FramedLine line = new FramedLine(Arrays.copyOf(kept, whole ? length - 1 : length), flaws);
        clear();
        return line;
    }

    private FramedLine giveUp() {
        clear();
        return new FramedLine(NOTHING, Set.of(Flaw.ENDLESS));
    }

    private void clear() {
        // A line may have held a password, and an idle session shall not keep a large buffer.
        Arrays.fill(kept, 0, length, (byte) 0);
        if (kept.length > INITIAL) {
            kept = NOTHING;
        }
        flaws.clear();
        length = 0;
        seen = 0;
        afterCr = false;
    }
}
