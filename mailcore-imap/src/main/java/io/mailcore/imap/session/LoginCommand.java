package io.mailcore.imap.session;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.sasl.Logins;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;

/** LOGIN (RFC 9051 §6.2.3). */
final class LoginCommand {
    static final Status ENCRYPT_FIRST = Status.no("PRIVACYREQUIRED", "Encrypt the connection first");

    private LoginCommand() {}

    static Task begin(Client client, ImapCommand.Login command) throws IOException {
        Peer peer = client.surroundings().peer().get();
        Logins logins = client.surroundings().services().logins();
        if (!logins.acceptsPlaintext(peer)) {
            return Task.done(ENCRYPT_FIRST);
        }
        LoginResult result = logins.login(peer, command.user(), command.password());
        return LoginEnd.of(client, result);
    }
}
