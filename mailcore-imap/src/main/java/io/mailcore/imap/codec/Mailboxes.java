package io.mailcore.imap.codec;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.imap.codec.command.MailboxArgument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Mailbox names of commands (RFC 9051 §5.1, RFC 3501 §5.1.3). */
final class Mailboxes {
    private Mailboxes() {}

    static MailboxArgument mailbox(Lexer in) throws SyntaxException {
        return argument(in.astring(), in.mode());
    }

    /** A name to be created: a trailing delimiter says that names below it will be (RFC 9051 §6.3.4). */
    static MailboxArgument newMailbox(Lexer in) throws SyntaxException {
        String name = in.astring();
        boolean trailing = name.length() > 1 && name.charAt(name.length() - 1) == MailboxName.DELIMITER;
        return argument(trailing ? name.substring(0, name.length() - 1) : name, in.mode());
    }

    private static MailboxArgument argument(String octets, Utf8Mode mode) {
        Optional<String> text = text(octets, mode);
        if (text.isEmpty()) {
            return MailboxArgument.illegal(
                    mode == Utf8Mode.NONE
                            ? "Mailbox name is not well-formed modified UTF-7"
                            : "Mailbox name is not well-formed UTF-8");
        }
        try {
            return MailboxArgument.of(MailboxName.parse(text.get()));
        } catch (IllegalArgumentException e) {
            return MailboxArgument.illegal("Not a legal " + e.getMessage());
        }
    }

    /** The characters of a name or pattern, or empty when they are not well encoded. */
    static Optional<String> text(String octets, Utf8Mode mode) {
        if (mode == Utf8Mode.NONE) {
            return ModifiedUtf7.decode(octets);
        }
        try {
            return Optional.of(Lexer.decoded(octets, StandardCharsets.UTF_8));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }
}
