package io.mailcore.smtp.session;

import io.mailcore.core.sasl.SaslDialogue;
import io.mailcore.smtp.codec.Fault;
import io.mailcore.smtp.codec.Line;
import io.mailcore.smtp.codec.LineReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Octets are the answer to a SASL challenge. */
final class AuthMode implements Mode {
    private final Conversation talk;
    private final AuthCommand auth;
    private final SaslDialogue dialogue;
    private final LineReader reader = new LineReader(SaslDialogue.MAX_LINE, SaslDialogue.MAX_LINE);

    AuthMode(Conversation talk, AuthCommand auth, SaslDialogue dialogue) {
        this.talk = talk;
        this.auth = auth;
        this.dialogue = dialogue;
    }

    @Override
    public void enter() {
        talk.context().deadline(talk.policy().limits().command());
    }

    @Override
    public boolean take(ByteBuffer input) {
        Optional<Line> line = reader.next(input);
        line.ifPresent(this::handle);
        return line.isPresent();
    }

    private void handle(Line line) {
        if (line instanceof Line.Text answer) {
            auth.respond(dialogue, answer.text().getBytes(StandardCharsets.UTF_8));
        } else {
            refuse(((Line.Broken) line).fault());
        }
    }

    private void refuse(Fault fault) {
        switch (fault) {
            case ENDLESS, NUL -> talk.close(Replies.of(fault));
            case TOO_LONG -> auth.abort(Replies.LONG_RESPONSE);
            default -> auth.abort(Replies.BAD_RESPONSE);
        }
    }

    @Override
    public void deadlinePassed() {
        talk.close(Replies.TIMEOUT);
    }
}
