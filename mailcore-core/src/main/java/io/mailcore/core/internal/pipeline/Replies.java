package io.mailcore.core.internal.pipeline;

import io.mailcore.api.mail.Reply;
import io.mailcore.core.spool.SpoolFullException;
import java.io.IOException;

/** What peers are told by the pipeline itself. */
final class Replies {
    static final Reply TRY_AGAIN = Reply.of(451, "4.3.0", "Temporary failure, please try again later");

    static final Reply SPOOL_FULL = Reply.of(452, "4.3.1", "Insufficient system storage, please try again later");

    // RFC 5321 §6.3, RFC 3463 §3.5.
    static final Reply LOOP = Reply.of(554, "5.4.6", "Too many hops, this message seems to loop");

    // RFC 3463 §3.3: X.2.2 may be either; the owner can make room, so it is worth trying again.
    static final Reply MAILBOX_FULL = Reply.of(452, "4.2.2", "Mailbox full");

    static final Reply LARGER_THAN_MAILBOX = Reply.of(552, "5.2.2", "Message is larger than the mailbox may become");

    static final Reply LIMIT = Reply.of(552, "5.3.4", "Message exceeds a limit of this system");

    private Replies() {}

    static Reply delivered(String id) {
        return Reply.of(250, "2.0.0", "Delivered, id " + id);
    }

    static Reply of(IOException spoolFailure) {
        return spoolFailure instanceof SpoolFullException ? SPOOL_FULL : TRY_AGAIN;
    }
}
