package io.mailcore.core.codec;

/** What can be wrong with a line before its content is looked at. */
public enum Flaw {
    /** A CR or LF that is not part of a CRLF. */
    BARE_LINE_END,
    /** A NUL octet. */
    NUL,
    /** More octets than a line may have. */
    TOO_LONG,
    /** So many octets without a line end that no client would send them. */
    ENDLESS
}
