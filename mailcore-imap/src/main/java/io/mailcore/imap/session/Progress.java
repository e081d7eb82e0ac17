package io.mailcore.imap.session;

/** How far a command has come after a step. */
sealed interface Progress permits Progress.Pending, Status {

    /** What a command that is not finished needs. */
    enum Pending implements Progress {
        /** Another step, as soon as the output has room. */
        MORE,
        /** Something from outside: a line of the client, or a change of the mailbox. */
        WAITING
    }
}
