package io.mailcore.smtp.session;

import io.mailcore.api.mail.Domain;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.smtp.codec.Command;
import io.mailcore.smtp.codec.ForwardPath;
import java.util.Map;
import java.util.Optional;

/** RCPT, in a transaction (RFC 5321 §4.1.1.3). */
final class RcptCommand {
    private final Conversation talk;
    private int refused;

    RcptCommand(Conversation talk) {
        this.talk = talk;
    }

    void handle(Command.Rcpt rcpt, MailTransaction transaction) {
        EmailAddress address = address(rcpt.to());
        if (!rcpt.parameters().isEmpty()) {
            talk.refuse(Replies.UNKNOWN_PARAMETER);
        } else if (!address.isAscii() && !transaction.envelope().isInternationalised()) {
            // RFC 6531 §3.5.
            talk.refuse(Replies.NEED_SMTPUTF8);
        } else if (transaction.envelope().recipients().size() >= talk.policy().maxRecipients()) {
            // RFC 5321 §4.5.3.1.10: 452, so that the client sends to the others afterwards.
            talk.answer(Replies.TOO_MANY_RECIPIENTS);
        } else {
            add(new Recipient(address, Map.of()), transaction);
        }
    }

    private void add(Recipient recipient, MailTransaction transaction) {
        Optional<Reply> refusal = transaction.add(recipient);
        if (refusal.isEmpty()) {
            talk.answer(Replies.RECIPIENT_OK);
            return;
        }
        refused++;
        if (refused < talk.policy().limits().refusedRecipients()) {
            talk.answer(refusal.get());
        } else {
            // Whoever guesses so many names wrong is looking for right ones.
            talk.close(Replies.TOO_MANY_REFUSED);
        }
    }

    private EmailAddress address(ForwardPath path) {
        return path instanceof ForwardPath.Mailbox mailbox
                ? mailbox.address()
                : EmailAddress.of("postmaster", Domain.parse(talk.site().hostname()));
    }
}
