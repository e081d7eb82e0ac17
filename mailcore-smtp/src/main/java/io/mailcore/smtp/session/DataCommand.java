package io.mailcore.smtp.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.pipeline.Reception;
import io.mailcore.core.spool.SpoolFullException;
import java.io.IOException;

/** DATA, in a transaction (RFC 5321 §4.1.1.4). */
final class DataCommand {
    private final Conversation talk;
    private final Mode commands;

    DataCommand(Conversation talk, Mode commands) {
        this.talk = talk;
        this.commands = commands;
    }

    void handle(MailTransaction transaction) {
        // RFC 2920 §3.1: no mistake, the client may have sent this before it knew that no recipient is accepted.
        if (transaction.envelope().recipients().isEmpty()) {
            talk.answer(Replies.NO_RECIPIENTS);
            return;
        }
        try {
            Reception reception = transaction.data(TraceField.of(talk, transaction.envelope()));
            talk.answer(Replies.SEND_DATA);
            talk.enter(new DataMode(talk, reception, commands));
        } catch (SpoolFullException e) {
            giveUp(Replies.SPOOL_FULL);
        } catch (IOException e) {
            giveUp(Replies.SPOOL_FAILED);
        }
    }

    private void giveUp(Reply reply) {
        talk.reset();
        talk.answer(reply);
    }
}
