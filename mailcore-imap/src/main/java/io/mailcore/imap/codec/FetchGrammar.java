package io.mailcore.imap.codec;

import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.imap.codec.command.FetchItem;
import io.mailcore.imap.codec.command.FetchItem.Attribute;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.Section;
import io.mailcore.imap.codec.command.Section.SectionText;
import io.mailcore.imap.codec.command.SequenceSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** FETCH (RFC 9051 §6.4.5, RFC 3516, RFC 7162 §3.1.4 and §3.2.6). */
final class FetchGrammar {
    /** Each item may cost a message's octets. */
    private static final int MAX_ITEMS = 200;

    private static final int MAX_DEPTH = 100;

    private static final Map<String, FetchItem> ATTRIBUTES =
            Stream.of(Attribute.values()).collect(Collectors.toUnmodifiableMap(Attribute::label, Function.identity()));

    private static final List<FetchItem> FAST = List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE);
    private static final List<FetchItem> ALL = with(FAST, Attribute.ENVELOPE);
    private static final List<FetchItem> FULL = with(ALL, Attribute.BODY);

    private FetchGrammar() {}

    private static List<FetchItem> with(List<FetchItem> items, FetchItem one) {
        return Stream.concat(items.stream(), Stream.of(one)).toList();
    }

    static ImapCommand fetch(Lexer in, boolean uid) throws SyntaxException {
        SequenceSet set = in.sequenceSet();
        in.space();
        Set<FetchItem> items = new LinkedHashSet<>();
        if (in.take('(')) {
            do {
                items.add(item(in, word(in)));
                if (items.size() > MAX_ITEMS) {
                    throw SyntaxException.bad("FETCH has too many items (expected: at most " + MAX_ITEMS + ")");
                }
            } while (in.take(' '));
            in.expect(')');
        } else {
            items.addAll(macroOrItem(in));
        }
        Modifiers modifiers = in.take(' ') ? modifiers(in, uid) : new Modifiers(Optional.empty(), false);
        return new ImapCommand.Fetch(set, List.copyOf(items), modifiers.changedSince, modifiers.vanished, uid);
    }

    // RFC 9051 §6.4.5: a macro stands alone, never in a list.
    private static List<FetchItem> macroOrItem(Lexer in) throws SyntaxException {
        String word = word(in);
        return switch (word) {
            case "ALL" -> ALL;
            case "FAST" -> FAST;
            case "FULL" -> FULL;
            default -> List.of(item(in, word));
        };
    }

    /** An atom without the bracket that may follow. */
    private static String word(Lexer in) {
        return in.run(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.')
                .toUpperCase(Locale.ROOT);
    }

    private static FetchItem item(Lexer in, String word) throws SyntaxException {
        if (in.take('[')) {
            return switch (word) {
                case "BODY" -> new FetchItem.Body(section(in), false, partial(in));
                case "BODY.PEEK" -> new FetchItem.Body(section(in), true, partial(in));
                case "BINARY" -> new FetchItem.Binary(binaryPath(in), false, partial(in));
                case "BINARY.PEEK" -> new FetchItem.Binary(binaryPath(in), true, partial(in));
                case "BINARY.SIZE" -> new FetchItem.BinarySize(binaryPath(in));
                default -> throw unknown(word);
            };
        }
        FetchItem attribute = ATTRIBUTES.get(word);
        if (attribute == null) {
            throw word.isEmpty() ? in.unexpected("a FETCH item") : unknown(word);
        }
        return attribute;
    }

    private static SyntaxException unknown(String word) {
        return SyntaxException.bad("Unknown FETCH item " + Lexer.shown(word));
    }

    /** A section behind its opening bracket. */
    private static Section section(Lexer in) throws SyntaxException {
        List<Integer> path = path(in);
        if (in.take(']')) {
            return new Section(path, SectionText.ALL, List.of());
        }
        if (!path.isEmpty()) {
            in.expect('.');
        }
        String word = word(in);
        SectionText text = sectionText(word);
        // RFC 9051 §6.4.5.1: MIME needs a part number in front.
        if (text == SectionText.MIME && path.isEmpty()) {
            throw SyntaxException.bad("Section MIME needs a part number");
        }
        boolean fields = text == SectionText.HEADER_FIELDS || text == SectionText.HEADER_FIELDS_NOT;
        List<String> names = fields ? headerList(in) : List.of();
        in.expect(']');
        return new Section(path, text, names);
    }

    private static SectionText sectionText(String word) throws SyntaxException {
        return switch (word) {
            case "HEADER" -> SectionText.HEADER;
            case "HEADER.FIELDS" -> SectionText.HEADER_FIELDS;
            case "HEADER.FIELDS.NOT" -> SectionText.HEADER_FIELDS_NOT;
            case "TEXT" -> SectionText.TEXT;
            case "MIME" -> SectionText.MIME;
            default -> throw SyntaxException.bad("Unknown section " + Lexer.shown(word));
        };
    }

    /** Part numbers; the dot before a section text is left to the caller. */
    private static List<Integer> path(Lexer in) throws SyntaxException {
        List<Integer> path = new ArrayList<>();
        while (in.peekIs(FetchGrammar::isDigit)) {
            path.add((int) in.number(1, Integer.MAX_VALUE));
            if (path.size() > MAX_DEPTH) {
                throw SyntaxException.bad("A section is too deep (expected: at most " + MAX_DEPTH + " parts)");
            }
            if (!in.nextAfterIs('.', FetchGrammar::isDigit)) {
                break;
            }
            in.expect('.');
        }
        return path;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static List<Integer> binaryPath(Lexer in) throws SyntaxException {
        List<Integer> path = path(in);
        in.expect(']');
        return path;
    }

    private static List<String> headerList(Lexer in) throws SyntaxException {
        List<String> names = new ArrayList<>();
        in.space();
        in.expect('(');
        do {
            String name = in.astring();
            // RFC 5322 §2.2: a field name is printable US-ASCII. It is sent back, so nothing else may be in it.
            if (name.isEmpty() || !name.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw SyntaxException.bad("A header field name is not printable US-ASCII");
            }
            names.add(name);
        } while (in.take(' '));
        in.expect(')');
        return names;
    }

    private static Optional<FetchItem.Partial> partial(Lexer in) throws SyntaxException {
        if (!in.take('<')) {
            return Optional.empty();
        }
        long offset = in.number();
        in.expect('.');
        long length = in.number(1, Long.MAX_VALUE);
        in.expect('>');
        return Optional.of(new FetchItem.Partial(offset, length));
    }

    private record Modifiers(Optional<ModSeq> changedSince, boolean vanished) {}

    private static Modifiers modifiers(Lexer in, boolean uid) throws SyntaxException {
        Optional<ModSeq> changedSince = Optional.empty();
        boolean vanished = false;
        in.expect('(');
        do {
            String name = in.keyword();
            if (name.equals("CHANGEDSINCE")) {
                in.space();
                changedSince = Optional.of(ModSeq.of(in.number()));
            } else if (name.equals("VANISHED")) {
                vanished = true;
            } else {
                throw SyntaxException.bad("Unknown modifier of FETCH: " + Lexer.shown(name));
            }
        } while (in.take(' '));
        in.expect(')');
        // RFC 7162 §3.2.6.
        if (vanished && (changedSince.isEmpty() || !uid)) {
            throw SyntaxException.bad("VANISHED needs UID FETCH and CHANGEDSINCE");
        }
        return new Modifiers(changedSince, vanished);
    }
}
