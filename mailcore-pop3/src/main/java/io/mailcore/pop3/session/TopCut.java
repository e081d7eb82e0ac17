package io.mailcore.pop3.session;

/** Finds where TOP ends: behind a number of lines of the body (RFC 1939 §7). */
final class TopCut {
    private final long bodyLines;
    private boolean inBody;
    private boolean lineIsBlank = true;
    private long lines;
    private boolean reached;

    private TopCut(long bodyLines) {
        this.bodyLines = bodyLines;
    }

    static TopCut none() {
        return new TopCut(Long.MAX_VALUE);
    }

    static TopCut after(long bodyLines) {
        return new TopCut(bodyLines);
    }

    /** How many of the next octets still belong to what is wanted. */
    int take(byte[] octets, int length) {
        for (int i = 0; i < length; i++) {
            if (octets[i] == '\n') {
                endLine();
            } else if (octets[i] != '\r') {
                lineIsBlank = false;
            }
            if (reached) {
                return i + 1;
            }
        }
        return length;
    }

    private void endLine() {
        if (inBody) {
            lines++;
        }
        inBody |= lineIsBlank;
        lineIsBlank = true;
        reached = inBody && lines >= bodyLines;
    }

    boolean isReached() {
        return reached;
    }
}
