package io.mailcore.imap.codec;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.ThreadId;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.SearchKey;
import io.mailcore.imap.codec.command.SearchKey.DateKind;
import io.mailcore.imap.codec.command.SearchKey.DateRelation;
import io.mailcore.imap.codec.command.SearchKey.Field;
import io.mailcore.imap.codec.command.SearchReturn;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * SEARCH (RFC 9051 §6.4.4, RFC 3501 §6.4.4). One for each command: it counts keys and nesting, so a key costs neither
 * stack nor time without end.
 */
final class SearchGrammar {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_KEYS = 1000;
    private static final String SUPPORTED = "BADCHARSET (US-ASCII UTF-8 ISO-8859-1)";

    private final Lexer in;

    /** RFC 9051 §6.4.4: without CHARSET, strings are in UTF-8. */
    private Charset charset = StandardCharsets.UTF_8;

    private int keys;

    private SearchGrammar(Lexer in) {
        this.in = in;
    }

    static ImapCommand search(Lexer in, boolean uid) throws SyntaxException {
        return new SearchGrammar(in).search(uid);
    }

    private ImapCommand search(boolean uid) throws SyntaxException {
        Optional<Set<SearchReturn>> returns = Optional.empty();
        String word = word();
        if (word.equals("RETURN")) {
            in.space();
            returns = Optional.of(returns());
            in.space();
            word = word();
        }
        if (word.equals("CHARSET")) {
            in.space();
            charset = charset(in.astring());
            in.space();
            word = word();
        }
        SearchKey key = keys(word, 1);
        return new ImapCommand.Search(returns, key, uid);
    }

    /** The name of a key; empty when the key begins with something else than a letter. */
    private String word() {
        boolean letter = in.peekIs(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
        return letter ? in.run(ResponseBuffer::isAtomCharacter).toUpperCase(Locale.ROOT) : "";
    }

    private Set<SearchReturn> returns() throws SyntaxException {
        Set<SearchReturn> options = EnumSet.noneOf(SearchReturn.class);
        in.expect('(');
        while (!in.take(')')) {
            if (!options.isEmpty()) {
                in.space();
            }
            String name = in.keyword();
            try {
                options.add(SearchReturn.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw SyntaxException.bad("Unknown result option " + Lexer.shown(name));
            }
        }
        // RFC 4731 §3.1: an empty list means ALL.
        return options.isEmpty() ? EnumSet.of(SearchReturn.ALL) : options;
    }

    private Charset charset(String name) throws SyntaxException {
        // RFC 9755 §3: with UTF8=ACCEPT, a charset is an error.
        if (in.mode() == Utf8Mode.ACCEPT) {
            throw SyntaxException.bad("CHARSET is not allowed after ENABLE UTF8=ACCEPT");
        }
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "US-ASCII" -> StandardCharsets.US_ASCII;
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "ISO-8859-1" -> StandardCharsets.ISO_8859_1;
            default -> throw SyntaxException.no(SUPPORTED, "Charset is not supported");
        };
    }

    /** Keys with spaces between them, the first one's word already read. */
    private SearchKey keys(String firstWord, int depth) throws SyntaxException {
        List<SearchKey> all = new ArrayList<>();
        all.add(key(firstWord, depth));
        while (in.take(' ')) {
            all.add(key(word(), depth));
        }
        return all.size() == 1 ? all.get(0) : new SearchKey.And(all);
    }

    private SearchKey key(int depth) throws SyntaxException {
        in.space();
        return key(word(), depth);
    }

    private SearchKey key(String word, int depth) throws SyntaxException {
        if (depth > MAX_DEPTH) {
            throw SyntaxException.bad("SEARCH keys are nested too deep (expected: at most " + MAX_DEPTH + ")");
        }
        if (++keys > MAX_KEYS) {
            throw SyntaxException.bad("SEARCH has too many keys (expected: at most " + MAX_KEYS + ")");
        }
        return switch (word) {
            case "" -> withoutWord(depth);
            case "NOT" -> new SearchKey.Not(key(depth + 1));
            case "OR" -> new SearchKey.Or(key(depth + 1), key(depth + 1));
            case "ALL" -> new SearchKey.All();
            case "RECENT" -> new SearchKey.Recent();
            case "OLD" -> new SearchKey.Not(new SearchKey.Recent());
            case "NEW" -> new SearchKey.And(List.of(new SearchKey.Recent(), unset(Flag.SEEN)));
            case "UID" -> new SearchKey.Messages(spaced().sequenceSet(), true);
            default -> flagKey(word);
        };
    }

    private SearchKey withoutWord(int depth) throws SyntaxException {
        if (in.take('(')) {
            SearchKey key = keys(word(), depth + 1);
            in.expect(')');
            return key;
        }
        if (in.peekIs(c -> c >= '0' && c <= '9' || c == '*' || c == '$')) {
            return new SearchKey.Messages(in.sequenceSet(), false);
        }
        throw in.unexpected("a SEARCH key");
    }

    private SearchKey flagKey(String word) throws SyntaxException {
        return switch (word) {
            case "ANSWERED" -> new SearchKey.Flagged(Flag.ANSWERED);
            case "DELETED" -> new SearchKey.Flagged(Flag.DELETED);
            case "DRAFT" -> new SearchKey.Flagged(Flag.DRAFT);
            case "FLAGGED" -> new SearchKey.Flagged(Flag.FLAGGED);
            case "SEEN" -> new SearchKey.Flagged(Flag.SEEN);
            case "UNANSWERED" -> unset(Flag.ANSWERED);
            case "UNDELETED" -> unset(Flag.DELETED);
            case "UNDRAFT" -> unset(Flag.DRAFT);
            case "UNFLAGGED" -> unset(Flag.FLAGGED);
            case "UNSEEN" -> unset(Flag.SEEN);
            case "KEYWORD" -> new SearchKey.Flagged(keyword());
            case "UNKEYWORD" -> unset(keyword());
            default -> textKey(word);
        };
    }

    private static SearchKey unset(Flag flag) {
        return new SearchKey.Not(new SearchKey.Flagged(flag));
    }

    private Flag keyword() throws SyntaxException {
        return Flag.parse(spaced().atom()).orElseThrow(() -> SyntaxException.bad("A keyword is too long"));
    }

    private SearchKey textKey(String word) throws SyntaxException {
        return switch (word) {
            case "BCC" -> new SearchKey.EnvelopeField(Field.BCC, text());
            case "CC" -> new SearchKey.EnvelopeField(Field.CC, text());
            case "FROM" -> new SearchKey.EnvelopeField(Field.FROM, text());
            case "SUBJECT" -> new SearchKey.EnvelopeField(Field.SUBJECT, text());
            case "TO" -> new SearchKey.EnvelopeField(Field.TO, text());
            case "HEADER" -> new SearchKey.Header(spaced().astring(), text());
            case "BODY" -> new SearchKey.Body(text());
            case "TEXT" -> new SearchKey.Text(text());
            default -> dateKey(word);
        };
    }

    private String text() throws SyntaxException {
        return Lexer.decoded(spaced().astring(), charset);
    }

    private SearchKey dateKey(String word) throws SyntaxException {
        return switch (word) {
            case "BEFORE" -> dated(DateKind.INTERNAL, DateRelation.BEFORE);
            case "ON" -> dated(DateKind.INTERNAL, DateRelation.ON);
            case "SINCE" -> dated(DateKind.INTERNAL, DateRelation.SINCE);
            case "SENTBEFORE" -> dated(DateKind.SENT, DateRelation.BEFORE);
            case "SENTON" -> dated(DateKind.SENT, DateRelation.ON);
            case "SENTSINCE" -> dated(DateKind.SENT, DateRelation.SINCE);
            case "SAVEDBEFORE" -> dated(DateKind.SAVED, DateRelation.BEFORE);
            case "SAVEDON" -> dated(DateKind.SAVED, DateRelation.ON);
            case "SAVEDSINCE" -> dated(DateKind.SAVED, DateRelation.SINCE);
            case "SAVEDATESUPPORTED" -> new SearchKey.SaveDateSupported();
            default -> numberKey(word);
        };
    }

    private SearchKey dated(DateKind kind, DateRelation relation) throws SyntaxException {
        return new SearchKey.Dated(kind, relation, Dates.date(spaced()));
    }

    private SearchKey numberKey(String word) throws SyntaxException {
        return switch (word) {
            case "LARGER" -> new SearchKey.Larger(spaced().number());
            case "SMALLER" -> new SearchKey.Smaller(spaced().number());
            case "YOUNGER" -> new SearchKey.Younger(spaced().number(1, 0xffff_ffffL));
            case "OLDER" -> new SearchKey.Older(spaced().number(1, 0xffff_ffffL));
            case "MODSEQ" -> modSeq();
            case "EMAILID" -> emailId(spaced().astring());
            case "THREADID" -> threadId(spaced().astring());
            default -> throw SyntaxException.bad("Unknown SEARCH key " + Lexer.shown(word));
        };
    }

    // RFC 7162 §7: "MODSEQ" [SP entry-name SP entry-type-req] SP mod-sequence-valzer; the name says which flag alone is
    // meant, which servers with one MODSEQ per message disregard (§3.1.5).
    private SearchKey modSeq() throws SyntaxException {
        in.space();
        if (in.peek() == '"') {
            in.string();
            in.space();
            String type = in.keyword();
            if (!Set.of("ALL", "PRIV", "SHARED").contains(type)) {
                throw SyntaxException.bad("Unknown entry type " + Lexer.shown(type));
            }
            in.space();
        }
        return new SearchKey.Modified(ModSeq.of(in.number()));
    }

    private static SearchKey emailId(String id) throws SyntaxException {
        try {
            return new SearchKey.HasEmailId(EmailId.of(id));
        } catch (IllegalArgumentException e) {
            throw SyntaxException.bad("Not an object identifier");
        }
    }

    private static SearchKey threadId(String id) throws SyntaxException {
        try {
            return new SearchKey.HasThreadId(ThreadId.of(id));
        } catch (IllegalArgumentException e) {
            throw SyntaxException.bad("Not an object identifier");
        }
    }

    private Lexer spaced() throws SyntaxException {
        in.space();
        return in;
    }
}
