package io.mailcore.imap.session;

import io.mailcore.imap.codec.command.ImapCommand;

/** CAPABILITY, NOOP, LOGOUT, ID, NAMESPACE and CHECK: commands that only answer. */
final class GeneralCommands {
    private GeneralCommands() {}

    // RFC 9051 §6.1.1
    static Task capability(Client client, ImapCommand.Capability command) {
        client.untagged("CAPABILITY " + Capabilities.of(client));
        return Task.done(Status.ok("CAPABILITY completed"));
    }

    // RFC 9051 §6.1.2: what is new is told as after any command, but asked for first.
    static Task noop(Client client, ImapCommand.Noop command) {
        return Task.done(Status.ok("NOOP completed"));
    }

    // RFC 9051 §6.1.3
    static Task logout(Client client, ImapCommand.Logout command) {
        client.untagged("BYE Logging out");
        client.leaveAfterResponse();
        return Task.done(Status.ok("LOGOUT completed"));
    }

    // RFC 2971 §3.1: what the client says of itself changes nothing.
    static Task id(Client client, ImapCommand.Id command) {
        client.untagged("ID (\"name\" \"mailcore\")");
        return Task.done(Status.ok("ID completed"));
    }

    // RFC 9051 §6.3.10: one personal namespace without a prefix.
    static Task namespace(Client client, ImapCommand.Namespace command) {
        client.untagged("NAMESPACE ((\"\" \"/\")) NIL NIL");
        return Task.done(Status.ok("NAMESPACE completed"));
    }

    // RFC 3501 §6.4.1
    static Task check(Client client, ImapCommand.Check command) {
        return Task.done(Status.ok("CHECK completed"));
    }
}
