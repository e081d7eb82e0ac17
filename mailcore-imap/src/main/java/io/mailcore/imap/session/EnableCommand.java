package io.mailcore.imap.session;

import io.mailcore.imap.codec.command.ImapCommand;

/** ENABLE (RFC 9051 §6.3.1). */
final class EnableCommand {
    private EnableCommand() {}

    static Task begin(Client client, ImapCommand.Enable command) {
        // RFC 5161 §3.2: ENABLED names what is newly enabled; what is unknown is passed over.
        boolean news = command.capabilities().contains("IMAP4REV2") && !client.isRev2();
        if (news) {
            client.enableRev2();
        }
        client.untagged(news ? "ENABLED IMAP4rev2" : "ENABLED");
        return Task.done(Status.ok("ENABLE completed"));
    }
}
