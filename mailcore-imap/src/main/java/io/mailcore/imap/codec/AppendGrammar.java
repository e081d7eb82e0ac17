package io.mailcore.imap.codec;

import io.mailcore.api.mailbox.Flags;
import io.mailcore.imap.codec.command.AppendMessage;
import io.mailcore.imap.codec.command.MailboxArgument;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What stands around the messages of an APPEND (RFC 9051 §6.3.12, RFC 3502, RFC 9755 §4).
 *
 * @param tag of the command
 * @param message the message that comes last so far
 */
record AppendGrammar(String tag, AppendMessage message) {

    /**
     * The begin of a command, up to a literal.
     *
     * @param in the command without the announcement
     * @param literal the announcement
     * @return empty when the literal is not a message: another command, or the mailbox's name
     */
    static Optional<AppendGrammar> begin(Lexer in, LiteralHead literal) throws SyntaxException {
        String tag = in.tag();
        boolean append =
                in.take(' ') && in.run(ResponseBuffer::isAtomCharacter).equalsIgnoreCase("APPEND") && in.take(' ');
        if (!append || in.atEnd()) {
            return Optional.empty();
        }
        MailboxArgument mailbox = Mailboxes.mailbox(in);
        in.space();
        return Optional.of(new AppendGrammar(tag, message(in, literal, mailbox, 0)));
    }

    /** What follows a message, up to the literal of the next (RFC 3502 §6.3.11). */
    AppendGrammar next(Lexer in, LiteralHead literal) throws SyntaxException {
        closeUtf8(in);
        in.space();
        return new AppendGrammar(tag, message(in, literal, message.mailbox(), message.index() + 1));
    }

    /** What follows the last message. */
    void end(Lexer in) throws SyntaxException {
        closeUtf8(in);
        in.end();
    }

    private void closeUtf8(Lexer in) throws SyntaxException {
        if (message.utf8()) {
            in.expect(')');
        }
    }

    private static AppendMessage message(Lexer in, LiteralHead literal, MailboxArgument mailbox, int index)
            throws SyntaxException {
        Flags flags = Flags.NONE;
        if (in.peek() == '(') {
            flags = in.flagList();
            in.space();
        }
        Optional<OffsetDateTime> date = Optional.empty();
        if (in.peek() == '"') {
            date = Optional.of(Dates.dateTime(in));
            in.space();
        }
        boolean utf8 = !in.atEnd();
        if (utf8) {
            openUtf8(in, literal);
        }
        return new AppendMessage(
                mailbox, index, flags, date, literal.size(), literal.binary(), utf8, literal.synchronising());
    }

    // RFC 9755 §4: "UTF8" SP "(" literal8 ")".
    private static void openUtf8(Lexer in, LiteralHead literal) throws SyntaxException {
        if (!in.keyword().equals("UTF8")) {
            throw SyntaxException.bad("Unknown data of APPEND (expected: flags, a date and a literal)");
        }
        in.space();
        in.expect('(');
        in.end();
        if (!literal.binary()) {
            throw SyntaxException.bad("UTF8 needs a literal8 (expected: ~{n})");
        }
    }
}
