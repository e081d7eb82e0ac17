package io.mailcore.imap.session;

import io.mailcore.api.account.Secret;
import io.mailcore.core.sasl.SaslDialogue;
import io.mailcore.core.sasl.SaslDialogue.Step;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.Optional;

/** AUTHENTICATE (RFC 9051 §6.2.2, RFC 4959): carries a SASL exchange in base64 lines. */
final class AuthenticateCommand implements Task {
    private final Client client;
    private final SaslDialogue dialogue;
    private Optional<Task> end = Optional.empty();

    private AuthenticateCommand(Client client) {
        this.client = client;
        this.dialogue = new SaslDialogue(
                client.surroundings().services().logins(),
                client.surroundings().peer().get());
    }

    static Task begin(Client client, ImapCommand.Authenticate command) throws IOException {
        AuthenticateCommand task = new AuthenticateCommand(client);
        task.take(task.dialogue.begin(
                command.mechanism(), command.initialResponse().map(Secret::reveal)));
        return task;
    }

    @Override
    public Progress step() throws IOException {
        return end.isPresent() ? end.get().step() : Progress.Pending.WAITING;
    }

    @Override
    public void line(byte[] octets) throws IOException {
        take(dialogue.line(octets));
    }

    @Override
    public void lineTooLong() {
        end = Optional.of(LoginEnd.failed(client, Status.bad("Response is too long")));
    }

    private void take(Step step) {
        if (step instanceof Step.SendChallenge challenge) {
            client.continuation(challenge.base64());
            client.decoder().expectLine(SaslDialogue.MAX_LINE);
        } else {
            end = Optional.of(end(step));
        }
    }

    private Task end(Step step) {
        if (step instanceof Step.Done done) {
            return LoginEnd.of(client, done.result());
        } else if (step instanceof Step.Malformed malformed) {
            return LoginEnd.failed(client, Status.bad(malformed.reason()));
        } else if (step instanceof Step.EncryptionRequired) {
            return Task.done(LoginCommand.ENCRYPT_FIRST);
        } else if (step instanceof Step.Cancelled) {
            return Task.done(Status.bad("Authentication cancelled"));
        }
        return Task.done(Status.no("CANNOT", "Mechanism is not offered"));
    }
}
