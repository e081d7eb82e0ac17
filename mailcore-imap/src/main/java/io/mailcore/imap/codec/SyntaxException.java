package io.mailcore.imap.codec;

import java.util.Optional;

/** A command breaks the grammar or a limit; never leaves the codec. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Decoded.Condition condition;
    private final String code;

    private SyntaxException(Decoded.Condition condition, String code, String text) {
        // Broken commands are cheap for the peer, so a stack trace must not make them dear for us.
        super(text, null, false, false);
        this.condition = condition;
        this.code = code;
    }

    static SyntaxException bad(String text) {
        return new SyntaxException(Decoded.Condition.BAD, "", text);
    }

    /** RFC 7888 §4 lets a server refuse a literal for its size; the code is that of RFC 4469 §4. */
    static SyntaxException tooBig(String text) {
        return new SyntaxException(Decoded.Condition.BAD, "TOOBIG", text);
    }

    static SyntaxException no(String code, String text) {
        return new SyntaxException(Decoded.Condition.NO, code, text);
    }

    Decoded.Refused refused(String tag) {
        String text = String.valueOf(getMessage());
        return new Decoded.Refused(tag, condition, Optional.of(code).filter(c -> !c.isEmpty()), text);
    }
}
