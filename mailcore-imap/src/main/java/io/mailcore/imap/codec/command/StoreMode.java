package io.mailcore.imap.codec.command;

/** What STORE does with its flags (RFC 9051 §6.4.6). */
public enum StoreMode {
    /** {@code FLAGS}: they replace those of the message. */
    REPLACE,
    /** {@code +FLAGS}: they are added. */
    ADD,
    /** {@code -FLAGS}: they are removed. */
    REMOVE
}
