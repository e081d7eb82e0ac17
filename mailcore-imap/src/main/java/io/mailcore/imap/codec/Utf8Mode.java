package io.mailcore.imap.codec;

/** How characters beyond US-ASCII stand in strings, by what the client has enabled. */
public enum Utf8Mode {
    /** Not in quoted strings; mailbox names are in modified UTF-7 (RFC 3501 §5.1.3). */
    NONE,
    /** As UTF-8 in quoted strings and mailbox names, after {@code ENABLE IMAP4rev2} (RFC 9051 §5.1). */
    REV2,
    /** As with REV2, after {@code ENABLE UTF8=ACCEPT}; SEARCH takes no CHARSET (RFC 9755 §3). */
    ACCEPT
}
