package io.mailcore.pop3.codec;

/**
 * Makes message octets fit to stand in a multi-line response (RFC 1939 §3): a line that begins with the termination
 * octet gets another in front. So does what follows a bare LF: a client that takes LF for a line end must not see the
 * end of the response in the middle of a message.
 */
public final class DotStuffer {
    private boolean atLineStart = true;
    private boolean endsWithCrLf = true;
    private byte previous;

    /** Where stuffed octets go. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes a run of octets.
         *
         * @param octets not kept
         * @param offset the first
         * @param length how many
         */
        void write(byte[] octets, int offset, int length);
    }

    /**
     * Stuffs the next octets of a message.
     *
     * @param octets the octets
     * @param length how many, from the first
     * @param sink where to
     */
    public void stuff(byte[] octets, int length, Sink sink) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            byte octet = octets[i];
            if (octet == '.' && atLineStart) {
                sink.write(octets, start, i - start);
                sink.write(octets, i, 1);
                start = i;
            }
            atLineStart = octet == '\n';
            endsWithCrLf = atLineStart && previous == '\r';
            previous = octet;
        }
        sink.write(octets, start, length - start);
    }

    /**
     * Whether the octets so far end with CRLF, or there were none.
     *
     * @return false when a CRLF must follow before the final dot
     */
    public boolean endsLine() {
        return endsWithCrLf;
    }
}
