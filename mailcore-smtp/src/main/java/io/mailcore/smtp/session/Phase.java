package io.mailcore.smtp.session;

/** How far a conversation has come. */
enum Phase {
    /** Connected, or just encrypted: no EHLO yet. */
    CONNECTED,
    /** Refused in the greeting: nothing but QUIT (RFC 5321 §3.1). */
    REFUSED,
    /** Greeted with EHLO or HELO. */
    READY,
    /** MAIL was accepted. */
    IN_MAIL
}
