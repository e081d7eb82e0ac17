package io.mailcore.core.net;

import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.Listener.SessionFactory;
import io.mailcore.core.protocol.TlsMode;

/**
 * A listener of a server that runs. Immutable.
 *
 * @param network of the server
 * @param listener as configured
 * @param factory makes its sessions
 */
record Gate(Network network, Listener listener, SessionFactory factory) {

    String name() {
        return listener.name();
    }

    /** Whether connections are encrypted from the first octet. */
    boolean isEncrypted() {
        return listener.tls() == TlsMode.IMPLICIT;
    }

    boolean offersStartTls() {
        return listener.tls() == TlsMode.STARTTLS && network.hasTls();
    }
}
