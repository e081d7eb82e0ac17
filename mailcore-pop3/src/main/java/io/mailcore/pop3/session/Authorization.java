package io.mailcore.pop3.session;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.sasl.SaslDialogue;
import io.mailcore.core.sasl.SaslDialogue.Step;
import io.mailcore.pop3.codec.Command;
import io.mailcore.pop3.session.Wire.ResponseCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The AUTHORIZATION state (RFC 1939 §4): who is it? */
final class Authorization implements Phase {
    private final Pop3Session session;
    private final Wire wire;
    private final Logins logins;
    private Optional<String> user = Optional.empty();
    private Optional<SaslDialogue> dialogue = Optional.empty();

    Authorization(Pop3Session session, Wire wire, Logins logins) {
        this.session = session;
        this.wire = wire;
        this.logins = logins;
    }

    @Override
    public boolean handle(Command command) throws IOException {
        switch (command.verb()) {
            case CAPA -> session.capabilities();
            case STLS -> startTls(command);
            case USER -> user(command.argument());
            case PASS -> password(command.argument());
            case AUTH -> auth(command.words());
            case QUIT -> session.goodbye();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void startTls(Command command) {
        if (!command.argument().isEmpty()) {
            wire.error("STLS takes no argument");
        } else if (!session.canStartTls()) {
            wire.error("STLS is not available");
        } else {
            // RFC 2595 §4: what was learnt before the handshake is forgotten.
            user = Optional.empty();
            wire.ok("Begin TLS negotiation");
            session.startTls();
        }
    }

    // RFC 1939 §7: whether the name exists is not told.
    private void user(String name) {
        if (!logins.acceptsPlaintext(session.peer())) {
            wire.error("Encrypt the connection first");
        } else if (name.isEmpty()) {
            wire.error("USER needs a name");
        } else {
            user = Optional.of(name);
            wire.ok("Send the password");
        }
    }

    private void password(String password) throws IOException {
        if (user.isEmpty()) {
            wire.error("Send USER first");
            return;
        }
        String name = user.get();
        user = Optional.empty();
        conclude(logins.login(session.peer(), name, Secret.of(password)));
    }

    private void auth(List<String> words) throws IOException {
        if (words.isEmpty()) {
            listMechanisms();
        } else if (words.size() > 2) {
            wire.error("AUTH takes a mechanism and an initial response");
        } else {
            Peer peer = session.peer();
            Optional<String> initial = words.size() == 2 ? Optional.of(words.get(1)) : Optional.empty();
            SaslDialogue begun = new SaslDialogue(logins, peer);
            dialogue = Optional.of(begun);
            render(begun.begin(words.get(0), initial));
        }
    }

    private void listMechanisms() {
        wire.ok("Mechanisms follow");
        logins.mechanisms(session.peer()).forEach(wire::line);
        wire.end();
    }

    @Override
    public boolean expectsLine() {
        return dialogue.isPresent();
    }

    @Override
    public void line(byte[] line) throws IOException {
        render(dialogue.orElseThrow().line(line));
    }

    private void render(Step step) throws IOException {
        if (step instanceof Step.SendChallenge challenge) {
            // RFC 5034 §4: a plus, a space and the challenge.
            wire.line("+ " + challenge.base64());
            return;
        }
        dialogue = Optional.empty();
        if (step instanceof Step.Done done) {
            conclude(done.result());
        } else {
            wire.error(failure(step));
        }
    }

    private static String failure(Step step) {
        if (step instanceof Step.Malformed malformed) {
            return malformed.reason();
        }
        if (step instanceof Step.Cancelled) {
            return "Login cancelled";
        }
        return step instanceof Step.EncryptionRequired ? "Encrypt the connection first" : "Unknown mechanism";
    }

    /** Forgets an exchange that could not be finished. */
    void reset() {
        dialogue = Optional.empty();
        user = Optional.empty();
    }

    private void conclude(LoginResult result) throws IOException {
        if (result instanceof LoginResult.Accepted accepted) {
            session.loggedIn(accepted.account());
        } else {
            wire.error(ResponseCode.AUTH, "Login failed");
            session.loginFailed();
        }
    }
}
