package io.mailcore.imap.codec.command;

/** A selection option of LIST (RFC 9051 §6.3.9.1). */
public enum ListSelection {
    /** Subscribed names, whether they exist or not. */
    SUBSCRIBED,
    /** Remote mailboxes too. */
    REMOTE,
    /** Names with selected names below them too. */
    RECURSIVEMATCH,
    /** Mailboxes with a special use (RFC 6154 §4). */
    SPECIAL_USE
}
