package io.mailcore.core.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One conversation of a protocol, without socket, thread or clock: octets go in, octets come out through
 * {@link SessionContext#output()}. The driver calls the methods one at a time, on the session's serial queue, where they
 * may block on a store or a directory. An {@link IOException} or unchecked exception that leaves a method ends the
 * connection after {@link #failed}; a session answers foreseeable failures itself.
 *
 * <p>Calls come in this order: {@link #opened} once, then any of the others, {@link #closed} last.
 */
public interface Session {

    /**
     * The connection is open, and encrypted if the listener uses implicit TLS: greet.
     *
     * @throws IOException when the session cannot go on
     */
    void opened() throws IOException;

    /**
     * The handshake that {@link SessionContext#startTls()} asked for is done. Everything received in clear behind the
     * command has been thrown away.
     *
     * @throws IOException when the session cannot go on
     */
    void tlsStarted() throws IOException;

    /**
     * Octets have arrived. Takes octets from the buffer until it is empty or one command has been handled, whichever
     * comes first; the driver calls again with what is left. So output begun by one command is produced before the next
     * command is looked at. An incomplete command is kept by the session, within its own limits, never left in the
     * buffer.
     *
     * @param input at least one octet; not kept
     * @throws IOException when the session cannot go on
     */
    void receive(ByteBuffer input) throws IOException;

    /**
     * Goes on with a response that is longer than one step, such as a FETCH of many messages: writes a piece of it, up
     * to some tens of kilobytes. Called after each of the other methods while the output has room.
     *
     * @return true when there is more to write: the driver calls again when the output has room, before anything else;
     *     false when nothing is pending
     * @throws IOException when the session cannot go on
     */
    boolean produce() throws IOException;

    /**
     * An account that is {@linkplain SessionContext#watch watched} may have changed. Several changes may make one call.
     *
     * @throws IOException when the session cannot go on
     */
    void changed() throws IOException;

    /**
     * The time set by {@link SessionContext#deadline} has passed: say goodbye and close, or go on with a new deadline.
     *
     * @throws IOException when the session cannot go on
     */
    void deadlinePassed() throws IOException;

    /**
     * The server stops: say goodbye as the protocol does (421, BYE) and close.
     *
     * @throws IOException when the session cannot go on
     */
    void stopping() throws IOException;

    /**
     * A method of this session has thrown: say so as the protocol does (421 4.3.0, BYE) without touching a store; the
     * driver then closes the connection.
     *
     * @param cause what was thrown, already logged
     */
    void failed(Exception cause);

    /** The connection is gone: release everything. Nothing can be written any more. Does not throw. */
    void closed();
}
