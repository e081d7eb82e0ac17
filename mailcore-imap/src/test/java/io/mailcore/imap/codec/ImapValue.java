package io.mailcore.imap.codec;

import java.util.ArrayList;
import java.util.List;

/** Reads a parenthesised value of a response by the grammar of RFC 9051 §9, and when strict refuses what is not in it. */
final class ImapValue {
    private final String text;
    private final boolean strict;
    private int at;

    private ImapValue(String text, boolean strict) {
        this.text = text;
        this.strict = strict;
    }

    /** Strings as "text", atoms as they are, lists as lists. */
    static Object parse(String text, boolean strict) {
        ImapValue reader = new ImapValue(text, strict);
        Object value = reader.value();
        reader.require(reader.at == text.length(), "nothing behind the value");
        return value;
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '(' -> list();
            case '"' -> quoted();
            case '{' -> literal();
            default -> atom();
        };
    }

    private List<Object> list() {
        List<Object> values = new ArrayList<>();
        at++;
        while (text.charAt(at) != ')') {
            values.add(value());
            if (text.charAt(at) == ' ') {
                at++;
                require(text.charAt(at) != ')', "a value behind the space");
            } else {
                // Bodies and addresses follow each other without a space; nothing else does.
                require(text.charAt(at) == ')' || text.charAt(at) == '(', "a space between values");
            }
        }
        at++;
        return values;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder("\"");
        at++;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
                require(text.charAt(at) == '"' || text.charAt(at) == '\\', "an escaped quote or backslash");
            }
            char c = text.charAt(at++);
            require(c >= 0x20 && c < 0x7f, "printable characters in quotes");
            value.append(c);
        }
        at++;
        return value.append('"').toString();
    }

    private String literal() {
        int close = text.indexOf("}\r\n", at);
        int length = Integer.parseInt(text.substring(at + 1, close));
        at = close + 3 + length;
        String value = text.substring(close + 3, at);
        require(value.indexOf('\0') < 0, "no NUL in a literal");
        return '"' + value + '"';
    }

    private String atom() {
        int start = at;
        while (at < text.length() && ResponseBuffer.isAtomCharacter(text.charAt(at))) {
            at++;
        }
        String atom = text.substring(start, at);
        require(atom.equals("NIL") || atom.matches("[0-9]+"), "NIL or a number");
        return atom;
    }

    private void require(boolean condition, String expected) {
        if (strict && !condition) {
            throw new AssertionError("value is not well-formed (expected: " + expected + ")");
        }
    }
}
