package io.mailcore.pop3.session;

import io.mailcore.api.content.Content;
import io.mailcore.core.protocol.Output;
import io.mailcore.pop3.codec.DotStuffer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A message on its way out, for RETR and TOP: a piece at a time, stuffed, up to a number of body lines. Reads the
 * content only as the network takes it.
 */
final class Retrieval implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final InputStream in;
    private final DotStuffer stuffer = new DotStuffer();
    private final TopCut cut;
    private final byte[] piece = new byte[PIECE];

    private Retrieval(InputStream in, TopCut cut) {
        this.in = in;
        this.cut = cut;
    }

    /** The whole message. */
    static Retrieval of(Content content) throws IOException {
        return new Retrieval(content.open(), TopCut.none());
    }

    /** The header, the blank line and some lines of the body. */
    static Retrieval top(Content content, long bodyLines) throws IOException {
        return new Retrieval(content.open(), TopCut.after(bodyLines));
    }

    /** Writes the next piece; false when the message and its final dot have been written. */
    boolean produce(Output output) throws IOException {
        int count = in.read(piece);
        if (count == 0) {
            throw new EOFException("content: no progress");
        }
        if (count > 0) {
            int wanted = cut.take(piece, count);
            stuffer.stuff(piece, wanted, output::write);
            if (!cut.isReached()) {
                return true;
            }
        }
        // RFC 1939 §3: CRLF before the final dot ends the last line, which the message itself may have left open.
        output.write(stuffer.endsLine() ? ".\r\n" : "\r\n.\r\n");
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
