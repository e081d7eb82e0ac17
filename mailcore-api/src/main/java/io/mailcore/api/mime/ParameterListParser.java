package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.List;

/** Reads the parameters behind a media type or a disposition (RFC 2045 §5.1), forgivingly. */
final class ParameterListParser {
    private static final Specials NAME_STOPS = Specials.of("=;(\"");
    private static final Specials VALUE_STOPS = Specials.of(";(");

    private final HeaderLexer lexer;
    private final int limit;
    private final List<Parameter> found = new ArrayList<>(4);

    private ParameterListParser(HeaderLexer lexer, int limit) {
        this.lexer = lexer;
        this.limit = limit;
    }

    /**
     * Reads on to the end of the text.
     *
     * @param lexer at the first semicolon, or before junk that is passed over
     * @param limit how many parameters are kept at most
     */
    static List<Parameter> parse(HeaderLexer lexer, int limit) {
        return Continuations.join(new ParameterListParser(lexer, limit).list());
    }

    private List<Parameter> list() {
        while (!lexer.atEnd() && found.size() < limit) {
            lexer.skipCfws();
            if (!lexer.takeIf(';')) {
                parameter();
            }
        }
        return found;
    }

    private void parameter() {
        String name = lexer.wordBefore(NAME_STOPS);
        lexer.skipCfws();
        if (lexer.takeIf('=')) {
            lexer.skipCfws();
            boolean quoted = lexer.isNext('"');
            String value = value();
            if (!name.isEmpty() && (quoted || !value.isEmpty())) {
                found.add(new Parameter(name, value));
            }
        } else if (!lexer.isNextOf(";")) {
            junk(name);
        }
    }

    // RFC 2045 §5.1: token or quoted-string. Values that should have been quoted are common, file names with spaces
    // above all; they go on to the semicolon, or to a word that begins the next parameter.
    private String value() {
        if (lexer.isNext('"')) {
            return lexer.quotedString();
        }
        StringBuilder value = new StringBuilder(lexer.wordBefore(VALUE_STOPS));
        int behind = lexer.position();
        while (lexer.skipCfws() && !lexer.isNextOf(";\"")) {
            String word = lexer.wordBefore(VALUE_STOPS);
            if (word.indexOf('=') >= 0 && !word.startsWith("=?")) {
                break;
            }
            value.append(' ').append(word);
            behind = lexer.position();
        }
        lexer.goBack(behind);
        return value.toString();
    }

    private void junk(String name) {
        if (lexer.isNext('"')) {
            lexer.quotedString();
        } else if (name.isEmpty()) {
            lexer.take();
        }
    }
}
