package io.mailcore.imap.codec.command;

/** An item of STATUS (RFC 9051 §6.3.11). */
public enum StatusItem {
    /** How many messages. */
    MESSAGES,
    /** How many recent messages (RFC 3501 §6.3.10). */
    RECENT,
    /** The next UID. */
    UIDNEXT,
    /** The UIDVALIDITY. */
    UIDVALIDITY,
    /** How many messages are not seen. */
    UNSEEN,
    /** How many messages are marked as deleted. */
    DELETED,
    /** The sum of the messages' sizes. */
    SIZE,
    /** The highest MODSEQ (RFC 7162 §3.1.7). */
    HIGHESTMODSEQ,
    /** The mailbox's object identifier (RFC 8474 §4.3). */
    MAILBOXID,
    /** The largest message accepted (RFC 7889 §4). */
    APPENDLIMIT
}
