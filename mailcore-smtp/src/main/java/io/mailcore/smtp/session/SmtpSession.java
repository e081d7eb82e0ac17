package io.mailcore.smtp.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.core.protocol.Session;
import io.mailcore.core.protocol.SessionContext;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The server's side of one SMTP connection (RFC 5321).
 *
 * <p>How it works: the conversation is always in one mode, which says what the octets that arrive are: command lines,
 * answers to SASL challenges, or mail data. A mode takes octets until one such thing is complete and handled; handling
 * it may put the conversation into another mode. Octets behind it stay in the buffer for the next call, so a pipelined
 * group is handled command by command and nothing is ever thrown away (RFC 2920 §3.2), except at STARTTLS and at the
 * end.
 */
public final class SmtpSession implements Session {
    private final Conversation talk;
    private final Mode commands;

    /**
     * The session of a new connection.
     *
     * @param context of the connection
     * @param peer knows the peer's address
     * @param site what all sessions share
     * @param policy the listener's settings
     */
    public SmtpSession(SessionContext context, PeerView peer, Site site, Policy policy) {
        this.talk = new Conversation(context, peer, site, policy);
        this.commands = new CommandMode(talk);
    }

    @Override
    public void opened() {
        Optional<Reply> refusal = talk.site().pipeline().connected(talk.peer());
        if (refusal.isPresent()) {
            refuse(refusal.get());
        } else {
            talk.answerPlain(Reply.of(220, talk.site().hostname() + " ESMTP ready"));
            talk.enter(commands);
        }
    }

    // RFC 5321 §3.1: the greeting is 220, 554 or 421; RFC 7504 adds 521. After a 5xx the server waits for QUIT.
    private void refuse(Reply refusal) {
        int code = refusal.isTransientFailure() ? 421 : refusal.code() == 521 ? 521 : 554;
        talk.answerPlain(Reply.ofLines(code, refusal.lines()));
        if (code == 421) {
            talk.hangUp();
        } else {
            talk.refused();
            talk.enter(commands);
        }
    }

    @Override
    public void tlsStarted() {
        talk.enter(commands);
    }

    @Override
    public void receive(ByteBuffer input) {
        boolean handled = false;
        while (!handled && input.hasRemaining()) {
            handled = talk.mode().take(input);
        }
    }

    @Override
    public boolean produce() {
        return false;
    }

    @Override
    public void changed() {}

    @Override
    public void deadlinePassed() {
        talk.mode().deadlinePassed();
    }

    // RFC 5321 §3.8: 421 may be said at any time, within the data too.
    @Override
    public void stopping() {
        talk.close(Replies.STOPPING);
    }

    @Override
    public void failed(Exception cause) {
        talk.answer(Replies.FAILED);
    }

    @Override
    public void closed() {
        talk.mode().abandon();
    }
}
