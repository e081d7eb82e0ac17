package io.mailcore.imap.codec;

import io.mailcore.api.account.Secret;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.MailboxArgument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses the octets of one command that has no message (RFC 9051 §9 command). */
final class CommandParser {
    /** RFC 2971 §3.3. */
    private static final int MAX_ID_PAIRS = 30;

    private static final int MAX_ID_FIELD = 30;
    private static final int MAX_ID_VALUE = 1024;

    private CommandParser() {}

    /** The command from the tag to its end, without the last CR LF. */
    static Decoded parse(byte[] octets, int start, int end, Utf8Mode mode) {
        try {
            Lexer in = new Lexer(octets, start, end, mode);
            String tag = in.tag();
            in.space();
            ImapCommand command = command(in);
            in.end();
            return new Decoded.Command(tag, command);
        } catch (SyntaxException e) {
            return e.refused(tagOf(octets, start, end));
        }
    }

    /** The tag of a command however broken; an asterisk when it has none. */
    static String tagOf(byte[] octets, int start, int end) {
        int i = start;
        while (i < end && Lexer.isTagCharacter(octets[i] & 0xff)) {
            i++;
        }
        boolean whole = i > start && i < end && (octets[i] == ' ' || octets[i] == '\r' || octets[i] == '\n');
        boolean alone = i > start && i == end;
        return whole || alone ? new String(octets, start, i - start, StandardCharsets.US_ASCII) : "*";
    }

    private static ImapCommand command(Lexer in) throws SyntaxException {
        String name = in.keyword();
        return switch (name) {
            case "CAPABILITY" -> new ImapCommand.Capability();
            case "NOOP" -> new ImapCommand.Noop();
            case "LOGOUT" -> new ImapCommand.Logout();
            case "STARTTLS" -> new ImapCommand.StartTls();
            case "NAMESPACE" -> new ImapCommand.Namespace();
            case "IDLE" -> new ImapCommand.Idle();
            case "CHECK" -> new ImapCommand.Check();
            case "CLOSE" -> new ImapCommand.Close();
            case "UNSELECT" -> new ImapCommand.Unselect();
            case "EXPUNGE" -> new ImapCommand.Expunge(Optional.empty());
            default -> withArguments(name, in);
        };
    }

    private static ImapCommand withArguments(String name, Lexer in) throws SyntaxException {
        return switch (name) {
            case "ID" -> id(spaced(in));
            case "LOGIN" -> login(spaced(in));
            case "AUTHENTICATE" -> authenticate(spaced(in));
            case "ENABLE" -> enable(spaced(in));
            case "SELECT" -> SelectGrammar.select(spaced(in), false);
            case "EXAMINE" -> SelectGrammar.select(spaced(in), true);
            case "CREATE" -> create(spaced(in));
            case "DELETE" -> new ImapCommand.Delete(Mailboxes.mailbox(spaced(in)));
            case "RENAME" -> rename(spaced(in));
            case "SUBSCRIBE" -> new ImapCommand.Subscribe(Mailboxes.mailbox(spaced(in)));
            case "UNSUBSCRIBE" -> new ImapCommand.Unsubscribe(Mailboxes.mailbox(spaced(in)));
            case "LIST" -> ListGrammar.list(spaced(in));
            case "LSUB" -> ListGrammar.lsub(spaced(in));
            case "STATUS" -> ListGrammar.status(spaced(in));
            case "APPEND" -> throw SyntaxException.bad("APPEND has no message literal");
            case "UID" -> uid(spaced(in));
            default -> onMessages(name, in, false);
        };
    }

    private static ImapCommand uid(Lexer in) throws SyntaxException {
        String name = in.keyword();
        return name.equals("EXPUNGE")
                ? new ImapCommand.Expunge(Optional.of(spaced(in).sequenceSet()))
                : onMessages(name, in, true);
    }

    private static ImapCommand onMessages(String name, Lexer in, boolean uid) throws SyntaxException {
        return switch (name) {
            case "SEARCH" -> SearchGrammar.search(spaced(in), uid);
            case "FETCH" -> FetchGrammar.fetch(spaced(in), uid);
            case "STORE" -> StoreGrammar.store(spaced(in), uid);
            case "COPY" -> StoreGrammar.copy(spaced(in), uid);
            case "MOVE" -> StoreGrammar.move(spaced(in), uid);
            default -> throw SyntaxException.bad("Unknown command " + (uid ? "UID " : "") + Lexer.shown(name));
        };
    }

    private static Lexer spaced(Lexer in) throws SyntaxException {
        in.space();
        return in;
    }

    private static ImapCommand id(Lexer in) throws SyntaxException {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!in.take('(')) {
            if (!in.keyword().equals("NIL")) {
                throw SyntaxException.bad("Unexpected atom (expected: a list or NIL)");
            }
            return new ImapCommand.Id(parameters);
        }
        int pairs = 0;
        while (!in.take(')')) {
            if (pairs++ > 0) {
                in.space();
            }
            String field = utf8(bounded(in.string(), MAX_ID_FIELD));
            in.space();
            Optional<String> value = in.nstring();
            if (value.isPresent()) {
                parameters.put(field, utf8(bounded(value.get(), MAX_ID_VALUE)));
            }
            if (pairs > MAX_ID_PAIRS) {
                throw SyntaxException.bad("ID has too many fields (expected: at most " + MAX_ID_PAIRS + ")");
            }
        }
        return new ImapCommand.Id(parameters);
    }

    private static String bounded(String value, int most) throws SyntaxException {
        if (value.length() > most) {
            throw SyntaxException.bad("A string is too long (expected: at most " + most + " octets)");
        }
        return value;
    }

    private static String utf8(String octets) throws SyntaxException {
        return Lexer.decoded(octets, StandardCharsets.UTF_8);
    }

    private static ImapCommand login(Lexer in) throws SyntaxException {
        String user = utf8(in.astring());
        in.space();
        return new ImapCommand.Login(user, Secret.of(utf8(in.astring())));
    }

    private static ImapCommand authenticate(Lexer in) throws SyntaxException {
        String mechanism = in.keyword();
        Optional<Secret> initial = Optional.empty();
        if (in.take(' ')) {
            initial = Optional.of(Secret.of(in.base64()));
        }
        return new ImapCommand.Authenticate(mechanism, initial);
    }

    private static ImapCommand enable(Lexer in) throws SyntaxException {
        List<String> capabilities = new ArrayList<>();
        do {
            capabilities.add(in.keyword());
        } while (in.take(' '));
        return new ImapCommand.Enable(capabilities);
    }

    private static ImapCommand create(Lexer in) throws SyntaxException {
        MailboxArgument mailbox = Mailboxes.newMailbox(in);
        List<String> uses = new ArrayList<>();
        if (in.take(' ')) {
            in.expect('(');
            String parameter = in.keyword();
            if (!parameter.equals("USE")) {
                throw SyntaxException.bad("Unknown parameter of CREATE: " + Lexer.shown(parameter));
            }
            in.space();
            uses.addAll(useAttributes(in));
            in.expect(')');
        }
        return new ImapCommand.Create(mailbox, uses);
    }

    // RFC 6154 §6: "USE" SP "(" [use-attr *(SP use-attr)] ")".
    private static List<String> useAttributes(Lexer in) throws SyntaxException {
        List<String> uses = new ArrayList<>();
        in.expect('(');
        while (!in.take(')')) {
            if (!uses.isEmpty()) {
                in.space();
            }
            in.expect('\\');
            uses.add("\\" + in.atom());
        }
        return uses;
    }

    private static ImapCommand rename(Lexer in) throws SyntaxException {
        MailboxArgument from = Mailboxes.mailbox(in);
        in.space();
        return new ImapCommand.Rename(from, Mailboxes.mailbox(in));
    }
}
