package io.mailcore.smtp.session;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.mail.Reply;
import io.mailcore.core.sasl.FailedLogins;
import io.mailcore.core.sasl.SaslDialogue;
import io.mailcore.core.sasl.SaslDialogue.Step;
import io.mailcore.smtp.codec.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** AUTH (RFC 4954 §4). */
final class AuthCommand {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 5;

    private final Conversation talk;
    private final Mode commands;
    private final FailedLogins failures;

    AuthCommand(Conversation talk, Mode commands) {
        this.talk = talk;
        this.commands = commands;
        this.failures = new FailedLogins(talk.policy().limits().loginFailures(), FIRST_PAUSE, DOUBLINGS);
    }

    void handle(Command.Auth auth) {
        Optional<Reply> refusal = refusal();
        if (refusal.isPresent()) {
            talk.refuse(refusal.get());
            return;
        }
        SaslDialogue dialogue = new SaslDialogue(talk.site().logins(), talk.peer());
        proceed(dialogue, () -> dialogue.begin(auth.mechanism(), auth.initialResponse()));
    }

    private Optional<Reply> refusal() {
        if (talk.policy().auth() == Policy.AuthRule.NONE) {
            return Optional.of(Replies.AUTH_NOT_OFFERED);
        }
        if (!talk.isExtended()) {
            return Optional.of(Replies.SAY_HELLO);
        }
        if (talk.phase() == Phase.IN_MAIL) {
            return Optional.of(Replies.AUTH_IN_MAIL);
        }
        return talk.isLoggedIn() ? Optional.of(Replies.AUTH_TWICE) : Optional.empty();
    }

    /** Takes the answer to a challenge. */
    void respond(SaslDialogue dialogue, byte[] line) {
        proceed(dialogue, () -> dialogue.line(line));
    }

    /** The answer to a challenge cannot even be read. */
    void abort(Reply reply) {
        talk.enter(commands);
        talk.refuse(reply);
    }

    private void proceed(SaslDialogue dialogue, NextStep next) {
        try {
            Step step = next.take();
            if (step instanceof Step.SendChallenge challenge) {
                talk.challenge(challenge.base64());
                talk.enter(new AuthMode(talk, this, dialogue));
            } else {
                talk.enter(commands);
                finish(step);
            }
        } catch (IOException e) {
            talk.enter(commands);
            talk.answer(Replies.LOGIN_UNAVAILABLE);
        }
    }

    private void finish(Step step) {
        if (step instanceof Step.Done done) {
            finish(done.result());
        } else if (step instanceof Step.Cancelled) {
            talk.refuse(Replies.CANCELLED);
        } else if (step instanceof Step.UnknownMechanism) {
            talk.refuse(Replies.UNKNOWN_MECHANISM);
        } else if (step instanceof Step.EncryptionRequired) {
            talk.refuse(Replies.ENCRYPTION_REQUIRED);
        } else {
            talk.refuse(Replies.BAD_RESPONSE);
        }
    }

    private void finish(LoginResult result) {
        if (result instanceof LoginResult.Accepted accepted) {
            talk.loggedIn(accepted.account());
            talk.answer(Replies.LOGGED_IN);
            return;
        }
        Duration pause = failures.count();
        if (failures.areTooMany()) {
            talk.close(Replies.TOO_MANY_LOGINS);
        } else {
            talk.answer(Replies.LOGIN_DENIED);
            talk.context().pause(pause);
        }
    }

    private interface NextStep {
        Step take() throws IOException;
    }
}
