package io.mailcore.smtp.codec;

/** What can be wrong with a command line. */
public enum Fault {
    /** No such command. */
    UNRECOGNISED,
    /** A CR or LF that is not part of a CRLF. */
    BARE_LINE_END,
    /** A NUL octet. */
    NUL,
    /** More octets than a line may have. */
    TOO_LONG,
    /** So many octets without a line end that no client would send them. */
    ENDLESS,
    /** Neither US-ASCII nor UTF-8. */
    NOT_TEXT,
    /** An argument is missing, superfluous or malformed. */
    ARGUMENT,
    /** The reverse-path is malformed. */
    SENDER,
    /** The forward-path is malformed. */
    RECIPIENT,
    /** A parameter of MAIL or RCPT is malformed or given twice. */
    PARAMETER
}
