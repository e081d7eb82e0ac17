package io.mailcore.smtp.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of octets into lines. Only CRLF ends a line (RFC 5321 §2.3.8): a line with any other CR or LF in it is
 * read to its real end and reported as broken, once, so that this server and whatever stands in front of it never
 * disagree about where a command begins. A line that is too long is skipped to its end without being kept. Not
 * thread-safe.
 */
public final class LineFramer {
    /** How many octets may come without a line end before the peer is given up. */
    static final int ENDLESS = 1024 * 1024;

    private static final int INITIAL = 256;
    private static final byte[] AUTH = {'A', 'U', 'T', 'H', ' '};

    private final int limit;
    private final int authLimit;
    private byte[] kept = new byte[0];
    private int length;
    private int seen;
    private boolean afterCr;
    private boolean bare;
    private boolean nul;

    /**
     * A framer at the beginning of a line.
     *
     * @param limit the most octets of a line, its CRLF included
     * @param authLimit the most octets of a line that begins with {@code AUTH}
     */
    public LineFramer(int limit, int authLimit) {
        this.limit = limit;
        this.authLimit = Math.max(limit, authLimit);
    }

    /**
     * Takes octets up to the end of the next line.
     *
     * @param input its position is moved behind what was taken
     * @return the line, or empty when the input was used up before its end
     */
    public Optional<Line> next(ByteBuffer input) {
        while (input.hasRemaining()) {
            byte octet = input.get();
            if (afterCr && octet == '\n') {
                return Optional.of(finish());
            }
            take(octet);
            if (seen > ENDLESS) {
                clear();
                return Optional.of(new Line.Broken(Fault.ENDLESS));
            }
        }
        return Optional.empty();
    }

    private void take(byte octet) {
        bare |= afterCr || octet == '\n';
        nul |= octet == 0;
        afterCr = octet == '\r';
        seen++;
        // The CR stays in `kept` until it turns out to be the line's end: finish() cuts it off.
        if (seen < limit || seen < authLimit && isAuth()) {
            keep(octet);
        }
    }

    private void keep(byte octet) {
        if (length == kept.length) {
            kept = Arrays.copyOf(kept, Math.max(INITIAL, length * 2));
        }
        kept[length++] = octet;
    }

    private boolean isAuth() {
        for (int i = 0; i < AUTH.length; i++) {
            if (length <= i || Character.toUpperCase(kept[i]) != AUTH[i]) {
                return false;
            }
        }
        return true;
    }

    private Line finish() {
        Line line = fault().<Line>map(Line.Broken::new).orElseGet(this::text);
        clear();
        return line;
    }

    private Optional<Fault> fault() {
        if (nul) {
            return Optional.of(Fault.NUL);
        }
        if (length < seen) {
            return Optional.of(Fault.TOO_LONG);
        }
        return bare ? Optional.of(Fault.BARE_LINE_END) : Optional.empty();
    }

    private Line text() {
        ByteBuffer octets = ByteBuffer.wrap(kept, 0, length - 1);
        try {
            return new Line.Text(
                    StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException e) {
            return new Line.Broken(Fault.NOT_TEXT);
        }
    }

    private void clear() {
        // A line may have held a password, and an idle session shall not keep a large buffer.
        Arrays.fill(kept, 0, length, (byte) 0);
        if (kept.length > INITIAL) {
            kept = new byte[0];
        }
        length = 0;
        seen = 0;
        afterCr = false;
        bare = false;
        nul = false;
    }
}
