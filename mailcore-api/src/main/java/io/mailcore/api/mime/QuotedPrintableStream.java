package io.mailcore.api.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Decodes quoted-printable (RFC 2045 §6.7): an equals sign that means nothing stands for itself. */
final class QuotedPrintableStream extends DecodingStream {
    /** Of a longer run of white space nobody has to ask whether it ends its line. */
    private static final int MAX_WHITE = 1000;

    private static final int SOFT_BREAK = -2;

    private byte[] white = new byte[16];
    private int whiteAt;
    private int whiteEnd;

    QuotedPrintableStream(InputStream in, long limit) {
        super(in, limit);
    }

    @Override
    int next(OctetReader from) throws IOException {
        while (true) {
            if (whiteAt < whiteEnd) {
                return white[whiteAt++];
            }
            int c = from.read();
            if (isWhite(c)) {
                takeWhite(c, from);
            } else if (c == '=') {
                int octet = escaped(from);
                if (octet != SOFT_BREAK) {
                    return octet;
                }
            } else {
                return c;
            }
        }
    }

    // RFC 2045 §6.7 (3): white space at the end of a line was added on the way and is deleted.
    private void takeWhite(int first, OctetReader from) throws IOException {
        int behind = collectWhite(first, from);
        from.unread(behind);
        boolean full = whiteEnd == MAX_WHITE;
        if (!full && (behind < 0 || behind == '\n' || behind == '\r')) {
            whiteEnd = 0;
        }
    }

    /** Keeps a run of white space, and reads the octet behind it. */
    private int collectWhite(int first, OctetReader from) throws IOException {
        whiteAt = 0;
        whiteEnd = 0;
        int c = first;
        while (isWhite(c) && whiteEnd < MAX_WHITE) {
            if (whiteEnd == white.length) {
                white = Arrays.copyOf(white, MAX_WHITE);
            }
            white[whiteEnd++] = (byte) c;
            c = from.read();
        }
        return c;
    }

    /** The octet that an equals sign and what follows it stand for; the sign itself when that is not clear. */
    private int escaped(OctetReader from) throws IOException {
        int c = from.read();
        int high = digit(c);
        if (high >= 0) {
            int second = from.read();
            int low = digit(second);
            if (low >= 0) {
                return high << 4 | low;
            }
            from.unread(second);
            from.unread(c);
            return '=';
        }
        return isSoftBreak(c, from) ? SOFT_BREAK : '=';
    }

    // RFC 2045 §6.7 (5); white space between the sign and the line end is of no account.
    private boolean isSoftBreak(int first, OctetReader from) throws IOException {
        int c = collectWhite(first, from);
        if (c == '\r') {
            c = from.read();
            if (c != '\n') {
                from.unread(c);
                c = '\n';
            }
        }
        boolean soft = c == '\n' || c < 0;
        whiteEnd = soft ? 0 : whiteEnd;
        from.unread(soft ? -1 : c);
        return soft;
    }

    private static boolean isWhite(int c) {
        return c == ' ' || c == '\t';
    }

    private static int digit(int c) {
        return c < 0 ? -1 : Character.digit(c, 16);
    }
}
