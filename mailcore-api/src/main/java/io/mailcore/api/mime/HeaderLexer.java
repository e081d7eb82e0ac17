package io.mailcore.api.mime;

/**
 * Reads the words of a structured field's unfolded body (RFC 5322 §3.2, RFC 2045 §5.1). Forgiving: what is opened and
 * never closed ends with the text. Each character is read once; nesting is counted, not recursed into.
 */
final class HeaderLexer {
    private final String text;
    private int at;
    private String comment = "";

    HeaderLexer(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Where to go back to. */
    int position() {
        return at;
    }

    /** Goes back to where {@link #position()} was; callers see to it that no text is read more than twice. */
    void goBack(int position) {
        at = position;
    }

    boolean isNext(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Whether one of some characters is next, or the text ends. */
    boolean isNextOf(String characters) {
        return at >= text.length() || characters.indexOf(text.charAt(at)) >= 0;
    }

    char take() {
        return text.charAt(at++);
    }

    /** Takes a character if it is next. */
    boolean takeIf(char c) {
        boolean found = isNext(c);
        at += found ? 1 : 0;
        return found;
    }

    /** Takes what stands before white space or the first of some characters. */
    String wordBefore(Specials stops) {
        int from = at;
        while (at < text.length() && !stops.has(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Passes over white space and comments; true when there was some. */
    boolean skipCfws() {
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                comment = comment();
            } else if (isSpace(c)) {
                at++;
            } else {
                break;
            }
        }
        return at > from;
    }

    /** The text of the last comment passed over since this was asked last; empty text for none. */
    String takeComment() {
        String taken = comment;
        comment = "";
        return taken;
    }

    private String comment() {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        do {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                out.append(text.charAt(at++));
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c != '(' && c != ')' || depth > 1 || c == ')' && depth == 1) {
                out.append(c);
            }
        } while (depth > 0 && at < text.length());
        return out.toString().strip();
    }

    /** Takes a quoted string; the opening quote is next. */
    String quotedString() {
        at++;
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                break;
            }
            // RFC 5322 §3.2.4: the backslash of a quoted pair is not part of the string.
            out.append(c == '\\' && at < text.length() ? text.charAt(at++) : c);
        }
        return out.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
