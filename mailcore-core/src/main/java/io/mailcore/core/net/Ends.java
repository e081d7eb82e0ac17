package io.mailcore.core.net;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * Both ends of a connection, and its name in logs.
 *
 * @param id of the session
 * @param listener its name
 * @param local where the peer connected to
 * @param remote where it came from
 */
record Ends(String id, String listener, InetSocketAddress local, InetSocketAddress remote) {
    private static final System.Logger LOG = System.getLogger("io.mailcore.core.net");
    private static final int SHOWN_FRAMES = 20;

    /** The session has failed. */
    void log(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            // The peer who has caused it shall not fill the log with a thousand lines.
            cause.setStackTrace(Arrays.copyOf(cause.getStackTrace(), SHOWN_FRAMES));
        }
        LOG.log(Level.WARNING, () -> "session " + id + " (" + listener + ", " + remote + ") failed", cause);
    }
}
