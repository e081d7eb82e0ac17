package io.mailcore.smtp.session;

import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Reply;
import io.mailcore.core.pipeline.MailPipeline.Start;
import io.mailcore.smtp.codec.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** MAIL, in a session that is ready for it (RFC 5321 §4.1.1.2). */
final class MailCommand {
    private final Conversation talk;
    private final MailParameters parameters;
    private int transactions;

    MailCommand(Conversation talk) {
        this.talk = talk;
        this.parameters = new MailParameters(talk);
    }

    void handle(Command.Mail mail) {
        Optional<Reply> refusal = refusal(mail);
        if (refusal.equals(Optional.of(Replies.TOO_BIG))) {
            // RFC 1870 §4: asking first is no mistake.
            talk.answer(Replies.TOO_BIG);
        } else if (refusal.isPresent()) {
            talk.refuse(refusal.get());
        } else if (transactions >= talk.policy().limits().transactions()) {
            talk.close(Replies.TOO_MANY_TRANSACTIONS);
        } else {
            transactions++;
            begin(mail);
        }
    }

    private Optional<Reply> refusal(Command.Mail mail) {
        if (talk.policy().auth() == Policy.AuthRule.REQUIRED && !talk.isLoggedIn()) {
            return Optional.of(loginFirst());
        }
        Optional<Reply> bad = parameters.check(mail.parameters());
        if (bad.isPresent()) {
            return bad;
        }
        boolean ascii = mail.from().address().map(EmailAddress::isAscii).orElse(true);
        // RFC 6531 §3.5.
        return ascii || mail.parameters().containsKey("SMTPUTF8")
                ? Optional.empty()
                : Optional.of(Replies.NEED_SMTPUTF8);
    }

    // RFC 3207 §4, RFC 4954 §6: tell the client what helps.
    private Reply loginFirst() {
        boolean possible = !talk.site().logins().mechanisms(talk.peer()).isEmpty();
        return possible || !talk.context().canStartTls() ? Replies.AUTH_REQUIRED : Replies.TLS_REQUIRED;
    }

    private void begin(Command.Mail mail) {
        Map<String, String> kept = new HashMap<>(mail.parameters());
        // RFC 4954 §5: whom another server claims to have logged in is not believed.
        kept.remove("AUTH");
        Start start = talk.site().pipeline().begin(talk.peer(), mail.from(), kept);
        if (start instanceof Start.Accepted accepted) {
            talk.begun(accepted.transaction());
            talk.answer(Replies.SENDER_OK);
        } else {
            talk.answer(((Start.Refused) start).reply());
        }
    }
}
