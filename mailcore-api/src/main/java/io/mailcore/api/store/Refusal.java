package io.mailcore.api.store;

/** Why a store refuses a command although it works: what the protocol tells the peer. */
public enum Refusal {
    /** The mailbox does not exist. */
    NO_SUCH_MAILBOX,
    /** The name is taken. */
    MAILBOX_EXISTS,
    /** INBOX can neither be deleted nor renamed, and no mailbox can be moved below itself. */
    NOT_PERMITTED,
    /** The account's limit of octets or messages would be exceeded. */
    OVER_QUOTA,
    /** A limit of the store would be exceeded: mailboxes, keywords or message size. */
    LIMIT,
    /** The mailbox has changed since the expected MODSEQ. */
    STALE
}
