package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.List;

/** A parenthesised IMAP value with one way of writing: no literals, escapes visible, case kept. */
final class ImapTree {
    private final String text;
    private int at;

    private ImapTree(String text) {
        this.text = text;
    }

    /** The same value, written in the one way. */
    static String canonical(String text) {
        return new ImapTree(text).value();
    }

    private String value() {
        char c = text.charAt(at);
        if (c == '(') {
            return list();
        }
        if (c == '"') {
            return quoted();
        }
        if (c == '{') {
            return literal();
        }
        int from = at;
        while (at < text.length() && " ()\"{".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String list() {
        at++;
        List<String> values = new ArrayList<>();
        while (text.charAt(at) != ')') {
            if (text.charAt(at) == ' ') {
                at++;
            } else {
                values.add(value());
            }
        }
        at++;
        return "(" + String.join(" ", values) + ")";
    }

    private String quoted() {
        StringBuilder out = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 1 : 0;
            out.append(text.charAt(at++));
        }
        at++;
        return written(out.toString());
    }

    private String literal() {
        int close = text.indexOf('}', at);
        int length = Integer.parseInt(text.substring(at + 1, close));
        at = close + 3 + length;
        return written(text.substring(close + 3, at));
    }

    private static String written(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
                out.append(c);
            } else {
                out.append(String.format("\\%02x", (int) c));
            }
        }
        return out.append('"').toString();
    }
}
