package io.mailcore.imap.session;

import io.mailcore.api.store.Refusal;
import io.mailcore.imap.codec.command.MailboxArgument;

/** What a client is told of a store's refusals (RFC 5530, RFC 9051 §7.1). */
final class Refusals {
    static final Status NO_SUCH_MAILBOX = Status.no("NONEXISTENT", "No such mailbox");
    static final Status READ_ONLY = Status.no("READ-ONLY", "Mailbox is selected read-only");
    static final Status ISSUED = Status.no("EXPUNGEISSUED", "Some of the messages no longer exist");

    private static final Status TRY_CREATE = Status.no("TRYCREATE", "No such mailbox; create it first");

    private Refusals() {}

    /** Of a command about a mailbox. */
    static Status of(Refusal refusal) {
        return switch (refusal) {
            case NO_SUCH_MAILBOX -> NO_SUCH_MAILBOX;
            case MAILBOX_EXISTS -> Status.no("ALREADYEXISTS", "Mailbox already exists");
            case NOT_PERMITTED -> Status.no("CANNOT", "That cannot be done to this mailbox");
            case OVER_QUOTA -> Status.no("OVERQUOTA", "Quota would be exceeded");
            case LIMIT -> Status.no("LIMIT", "A limit of the server would be exceeded");
            case STALE -> Status.no("INUSE", "Mailbox has changed; try again");
        };
    }

    /** Of a command that puts messages into a mailbox (RFC 9051 §6.3.12, §6.4.7). */
    static Status ofTarget(Refusal refusal) {
        return refusal == Refusal.NO_SUCH_MAILBOX ? TRY_CREATE : of(refusal);
    }

    /** Of a name that no mailbox can have. */
    static Status illegalName(MailboxArgument argument) {
        String problem = argument.problem();
        boolean printable = !problem.isEmpty() && problem.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        return Status.no("CANNOT", printable ? problem : "Not a mailbox name");
    }
}
