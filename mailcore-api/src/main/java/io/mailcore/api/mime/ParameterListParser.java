package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.List;

/** Reads the parameters behind a media type or a disposition (RFC 2045 §5.1), forgivingly. */
final class ParameterListParser {
    private static final String NAME_STOPS = "=;(\"";
    private static final String VALUE_STOPS = ";(";

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
            String value = value();
            if (!name.isEmpty()) {
                found.add(new Parameter(name, value));
            }
        } else if (!lexer.isNextOf(";")) {
            junk(name);
        }
    }

    // RFC 2045 §5.1: token or quoted-string. Values that should have been quoted are common; they go on to the
    // semicolon or white space.
    private String value() {
        return lexer.isNext('"') ? lexer.quotedString() : lexer.wordBefore(VALUE_STOPS);
    }

    private void junk(String name) {
        if (lexer.isNext('"')) {
            lexer.quotedString();
        } else if (name.isEmpty()) {
            lexer.take();
        }
    }
}
