package io.mailcore.smtp;

/** What becomes of a message with a CR or LF that is not part of a CRLF. In no case does one end a line or the data. */
public enum BareLineEnds {
    /**
     * The message is refused at its end, and the connection closed: whoever relayed it may have read its end, and so the
     * commands behind it, elsewhere (SMTP smuggling).
     */
    REFUSE,
    /** The message is kept as it is, octet by octet. */
    KEEP
}
