package io.mailcore.core.protocol;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * A protocol at an address: what {@code MailServer.builder().listen(…)} takes. Implementations are immutable values with
 * factories named after their use, such as {@code Smtp.mx(25)}.
 */
public interface Listener {

    /**
     * Names the listener in logs, events and {@code MailServer.address(name)}; unique in a server.
     *
     * @return such as {@code smtp}, {@code submission}, {@code imaps}
     */
    String name();

    /**
     * Where to listen.
     *
     * @return an address; port 0 asks for any free port
     */
    InetSocketAddress address();

    /**
     * How TLS is used.
     *
     * @return the mode
     */
    TlsMode tls();

    /**
     * What a peer is told that is refused because there are too many connections.
     *
     * @return one line of US-ASCII with its line end, such as {@code "421 4.3.2 Too many connections\r\n"}; empty to close
     *     without a word
     */
    default String busy() {
        return "";
    }

    /**
     * What is wrong with the settings, for the report of {@code build()}, which checks name, address and TLS itself. See
     * {@link Problems}.
     *
     * @return one line each, such as {@code smtp.maxMessageSize: -1 (expected: at least 1)}; empty when all is well
     */
    List<String> problems();

    /**
     * Prepares for a server that starts.
     *
     * @param services what the server offers
     * @return makes a session for each connection
     */
    SessionFactory prepare(ServerServices services);

    /** Makes sessions; thread-safe. */
    @FunctionalInterface
    interface SessionFactory {

        /**
         * Makes the session of a new connection. Nothing is written yet: that waits for {@link Session#opened()}.
         *
         * @param context of the connection
         * @return the session
         */
        Session open(SessionContext context);
    }
}
