package io.mailcore.smtp.codec;

import io.mailcore.core.codec.Flaw;
import io.mailcore.core.codec.FramedLine;
import io.mailcore.core.codec.LineFramer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads lines of text, ended by CRLF alone (RFC 5321 §2.3.8), US-ASCII or UTF-8 (RFC 6531 §3.3). Of several faults the
 * gravest is reported. Not thread-safe.
 */
public final class LineReader {
    /** How many octets may come without a line end before the peer is given up. */
    static final int ENDLESS = 1024 * 1024;

    private static final byte[] AUTH = {'A', 'U', 'T', 'H', ' '};

    private final int limit;
    private final LineFramer framer;

    /**
     * A reader at the beginning of a line.
     *
     * @param limit the most octets of a line, its CRLF included
     * @param authLimit the most octets of a line that begins with {@code AUTH}
     */
    public LineReader(int limit, int authLimit) {
        this.limit = limit;
        this.framer = new LineFramer(Math.max(limit, authLimit), ENDLESS);
    }

    /**
     * Takes octets up to the end of the next line.
     *
     * @param input its position is moved behind what was taken
     * @return the line, or empty when the input was used up before its end
     */
    public Optional<Line> next(ByteBuffer input) {
        return framer.next(input).map(this::line);
    }

    private Line line(FramedLine line) {
        try {
            return fault(line).<Line>map(Line.Broken::new).orElseGet(() -> text(line));
        } finally {
            // It may have held a password.
            Arrays.fill(line.octets(), (byte) 0);
        }
    }

    private Optional<Fault> fault(FramedLine line) {
        if (line.has(Flaw.ENDLESS)) {
            return Optional.of(Fault.ENDLESS);
        }
        if (line.has(Flaw.NUL)) {
            return Optional.of(Fault.NUL);
        }
        if (line.has(Flaw.TOO_LONG) || line.octets().length + 2 > limit && !isAuth(line.octets())) {
            return Optional.of(Fault.TOO_LONG);
        }
        return line.has(Flaw.BARE_LINE_END) ? Optional.of(Fault.BARE_LINE_END) : Optional.empty();
    }

    private static boolean isAuth(byte[] octets) {
        for (int i = 0; i < AUTH.length; i++) {
            if (octets.length <= i || Character.toUpperCase(octets[i]) != AUTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static Line text(FramedLine line) {
        ByteBuffer octets = ByteBuffer.wrap(line.octets());
        try {
            return new Line.Text(
                    StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException e) {
            return new Line.Broken(Fault.NOT_TEXT);
        }
    }
}
