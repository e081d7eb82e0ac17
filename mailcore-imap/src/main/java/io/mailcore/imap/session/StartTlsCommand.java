package io.mailcore.imap.session;

import io.mailcore.imap.codec.command.ImapCommand;

/** STARTTLS (RFC 9051 §6.2.1). */
final class StartTlsCommand {
    private StartTlsCommand() {}

    static Task begin(Client client, ImapCommand.StartTls command) {
        if (client.isEncrypted()) {
            return Task.done(Status.bad("TLS is already active"));
        }
        if (!client.context().canStartTls()) {
            return Task.done(Status.bad("TLS is not available"));
        }
        client.encryptAfterResponse();
        return Task.done(Status.ok("Begin TLS negotiation now"));
    }
}
