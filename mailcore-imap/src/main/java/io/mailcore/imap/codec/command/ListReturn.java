package io.mailcore.imap.codec.command;

/** A return option of LIST (RFC 9051 §6.3.9.2); STATUS stands by itself with its items. */
public enum ListReturn {
    /** Whether the name is subscribed. */
    SUBSCRIBED,
    /** Whether the mailbox has children. */
    CHILDREN,
    /** What the mailbox is for (RFC 6154 §2). */
    SPECIAL_USE
}
