package io.mailcore.pop3.codec;

/** The POP3 commands (RFC 1939, RFC 2449, RFC 2595, RFC 5034). */
public enum Verb {
    /** Log in by SASL. */
    AUTH,
    /** List capabilities. */
    CAPA,
    /** Mark a message as deleted. */
    DELE,
    /** List sizes. */
    LIST,
    /** Do nothing. */
    NOOP,
    /** Send the password. */
    PASS,
    /** End the session. */
    QUIT,
    /** Retrieve a message. */
    RETR,
    /** Unmark all messages. */
    RSET,
    /** Count messages and octets. */
    STAT,
    /** Start TLS. */
    STLS,
    /** Retrieve the top of a message. */
    TOP,
    /** List unique ids. */
    UIDL,
    /** Name the maildrop. */
    USER
}
