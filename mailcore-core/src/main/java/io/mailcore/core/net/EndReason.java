package io.mailcore.core.net;

/** Why a connection ended, in the words of logs and events. */
enum EndReason {
    DONE("closed by the session"),
    TIMEOUT("timeout"),
    SERVER_STOPPED("server stopped"),
    FAILED("internal error"),
    PEER_CLOSED("closed by the peer"),
    RESET("connection reset"),
    NOT_READING("the peer does not read"),
    CONTENT_UNREADABLE("content unreadable"),
    TLS_FAILED("TLS failed"),
    TLS_TOO_SLOW("TLS handshake too slow"),
    TLS_RENEGOTIATION("TLS renegotiation"),
    NO_THREADS("executor refused work");

    private final String words;

    EndReason(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
