package io.mailcore.core.net;

/** What the event loop does when it has taken a batch of octets. */
enum After {
    /** Goes on. */
    GO_ON,
    /** Encrypts the connection, behind the batch. */
    START_TLS,
    /** Closes the connection when the batch is with the network. */
    CLOSE
}
