package io.mailcore.imap.codec;

import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.ListReturn;
import io.mailcore.imap.codec.command.ListSelection;
import io.mailcore.imap.codec.command.MailboxArgument;
import io.mailcore.imap.codec.command.StatusItem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** LIST, LSUB and STATUS (RFC 9051 §6.3.9 and §6.3.11, RFC 5258, RFC 5819). */
final class ListGrammar {
    private static final int MAX_PATTERNS = 50;

    /** A longer pattern can hardly match a name of at most 1,000 octets, and matching takes time by its length. */
    private static final int MAX_PATTERN = 2000;

    private ListGrammar() {}

    static ImapCommand lsub(Lexer in) throws SyntaxException {
        Optional<String> reference = text(in, in.astring());
        in.space();
        Optional<String> pattern = text(in, in.listMailbox());
        return new ImapCommand.Lsub(reference.orElse(""), reference.isEmpty() ? Optional.empty() : pattern);
    }

    static ImapCommand list(Lexer in) throws SyntaxException {
        boolean extended = in.peek() == '(';
        Set<ListSelection> selection = extended ? selection(in) : Set.of();
        Optional<String> reference = text(in, in.astring());
        in.space();
        extended |= in.peek() == '(';
        List<String> patterns = patterns(in);
        Set<ListReturn> returns = EnumSet.noneOf(ListReturn.class);
        List<StatusItem> status = new ArrayList<>();
        if (in.take(' ')) {
            extended = true;
            returns(in, returns, status);
        }
        List<String> usable = reference.isEmpty() ? List.of() : patterns;
        return new ImapCommand.ListMailboxes(reference.orElse(""), usable, extended, selection, returns, status);
    }

    private static Optional<String> text(Lexer in, String octets) throws SyntaxException {
        if (octets.length() > MAX_PATTERN) {
            throw SyntaxException.bad("A pattern is too long (expected: at most " + MAX_PATTERN + " octets)");
        }
        return Mailboxes.text(octets, in.mode());
    }

    private static Set<ListSelection> selection(Lexer in) throws SyntaxException {
        Set<ListSelection> selection = EnumSet.noneOf(ListSelection.class);
        in.expect('(');
        boolean first = true;
        while (!in.take(')')) {
            if (!first) {
                in.space();
            }
            first = false;
            selection.add(selectionOption(in.keyword()));
        }
        in.space();
        // RFC 5258 §3.1: RECURSIVEMATCH needs an option that it applies to, and REMOTE is none.
        boolean alone = !selection.contains(ListSelection.SUBSCRIBED) && !selection.contains(ListSelection.SPECIAL_USE);
        if (selection.contains(ListSelection.RECURSIVEMATCH) && alone) {
            throw SyntaxException.bad("RECURSIVEMATCH needs another selection option");
        }
        return selection;
    }

    private static ListSelection selectionOption(String name) throws SyntaxException {
        return switch (name) {
            case "SUBSCRIBED" -> ListSelection.SUBSCRIBED;
            case "REMOTE" -> ListSelection.REMOTE;
            case "RECURSIVEMATCH" -> ListSelection.RECURSIVEMATCH;
            case "SPECIAL-USE" -> ListSelection.SPECIAL_USE;
            default -> throw SyntaxException.bad("Unknown selection option " + Lexer.shown(name));
        };
    }

    private static List<String> patterns(Lexer in) throws SyntaxException {
        List<String> patterns = new ArrayList<>();
        if (!in.take('(')) {
            text(in, in.listMailbox()).ifPresent(patterns::add);
            return patterns;
        }
        int count = 0;
        do {
            text(in, in.listMailbox()).ifPresent(patterns::add);
            if (++count > MAX_PATTERNS) {
                throw SyntaxException.bad("LIST has too many patterns (expected: at most " + MAX_PATTERNS + ")");
            }
        } while (in.take(' '));
        in.expect(')');
        return patterns;
    }

    private static void returns(Lexer in, Set<ListReturn> returns, List<StatusItem> status) throws SyntaxException {
        String keyword = in.keyword();
        if (!keyword.equals("RETURN")) {
            throw SyntaxException.bad("Unexpected " + Lexer.shown(keyword) + " (expected: RETURN)");
        }
        in.space();
        in.expect('(');
        boolean first = true;
        while (!in.take(')')) {
            if (!first) {
                in.space();
            }
            first = false;
            returnOption(in, returns, status);
        }
    }

    private static void returnOption(Lexer in, Set<ListReturn> returns, List<StatusItem> status)
            throws SyntaxException {
        String name = in.keyword();
        switch (name) {
            case "SUBSCRIBED" -> returns.add(ListReturn.SUBSCRIBED);
            case "CHILDREN" -> returns.add(ListReturn.CHILDREN);
            case "SPECIAL-USE" -> returns.add(ListReturn.SPECIAL_USE);
            case "STATUS" -> {
                in.space();
                status.clear();
                status.addAll(statusItems(in));
            }
            default -> throw SyntaxException.bad("Unknown return option " + Lexer.shown(name));
        }
    }

    static ImapCommand status(Lexer in) throws SyntaxException {
        MailboxArgument mailbox = Mailboxes.mailbox(in);
        in.space();
        return new ImapCommand.Status(mailbox, statusItems(in));
    }

    private static List<StatusItem> statusItems(Lexer in) throws SyntaxException {
        Set<StatusItem> items = new LinkedHashSet<>();
        in.expect('(');
        do {
            String name = in.keyword();
            try {
                items.add(StatusItem.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw SyntaxException.bad("Unknown status item " + Lexer.shown(name));
            }
        } while (in.take(' '));
        in.expect(')');
        return List.copyOf(items);
    }
}
