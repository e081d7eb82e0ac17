package io.mailcore.smtp.codec;

import io.mailcore.api.mail.Domain;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.ReversePath;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** Reads one command line from left to right; methods carry the names of RFC 5321 §4.1.2's grammar. */
final class Lexer {
    private static final int END = -1;

    private final String line;
    private final boolean lenient;
    private int at;

    Lexer(String line, boolean lenient) {
        this.line = line;
        this.lenient = lenient;
    }

    boolean isAtEnd() {
        return at == line.length();
    }

    void end() throws SyntaxException {
        require(isAtEnd(), Fault.ARGUMENT);
    }

    /** The command's verb in upper case; what follows it is a space or the end. */
    String verb() throws SyntaxException {
        String verb = run(Lexer::isLetter);
        require(!verb.isEmpty() && (isAtEnd() || peek() == ' '), Fault.UNRECOGNISED);
        return verb.toUpperCase(Locale.ROOT);
    }

    void space() throws SyntaxException {
        expect(' ', Fault.ARGUMENT);
        skipSpaces();
    }

    void keyword(String keyword) throws SyntaxException {
        require(acceptText(keyword), Fault.ARGUMENT);
        expect(':', Fault.ARGUMENT);
        skipSpaces();
    }

    /** All up to the next space or the end. */
    String word() throws SyntaxException {
        String word = run(c -> c > ' ' && c != 0x7f);
        require(!word.isEmpty(), Fault.ARGUMENT);
        return word;
    }

    /** A domain or an address literal. Names in EHLO are in ASCII even with SMTPUTF8 (RFC 6531 §3.7.1). */
    String helloName() throws SyntaxException {
        String name = word();
        require(lenient && name.length() <= Domain.MAX_OCTETS || isAsciiDomain(name), Fault.ARGUMENT);
        return name;
    }

    ReversePath reversePath() throws SyntaxException {
        return acceptText("<>") ? ReversePath.NULL : ReversePath.of(path(Fault.SENDER));
    }

    ForwardPath forwardPath() throws SyntaxException {
        return acceptText("<postmaster>")
                ? new ForwardPath.Postmaster()
                : new ForwardPath.Mailbox(path(Fault.RECIPIENT));
    }

    /** RFC 5321 §4.1.2: {@code "<" [ A-d-l ":" ] Mailbox ">"}. */
    private EmailAddress path(Fault fault) throws SyntaxException {
        if (lenient && peek() != '<') {
            return mailbox(fault);
        }
        expect('<', fault);
        sourceRoute(fault);
        EmailAddress address = mailbox(fault);
        expect('>', fault);
        return address;
    }

    // RFC 5321 appendix C: a source route is recognised and ignored; where the mail goes is the last mailbox's matter.
    private void sourceRoute(Fault fault) throws SyntaxException {
        if (peek() != '@') {
            return;
        }
        do {
            expect('@', fault);
            int start = at;
            domain(fault);
            require(isDomain(line.substring(start, at)), fault);
        } while (accept(','));
        expect(':', fault);
    }

    private EmailAddress mailbox(Fault fault) throws SyntaxException {
        int start = at;
        if (peek() == '"') {
            quotedString(fault);
        } else {
            run(c -> c != '@' && !endsPath(c));
        }
        expect('@', fault);
        domain(fault);
        try {
            return EmailAddress.parse(line.substring(start, at));
        } catch (IllegalArgumentException e) {
            throw new SyntaxException(fault);
        }
    }

    private void quotedString(Fault fault) throws SyntaxException {
        expect('"', fault);
        run(c -> c != '"' && c != '\\');
        while (accept('\\')) {
            // RFC 5321 §4.1.2: quoted-pairSMTP; RFC 6531 §3.3 adds nothing to it.
            require(peek() >= ' ' && peek() < 0x7f, fault);
            at++;
            run(c -> c != '"' && c != '\\');
        }
        expect('"', fault);
    }

    private void domain(Fault fault) throws SyntaxException {
        if (peek() == '[') {
            run(c -> c != ']' && !endsPath(c));
            expect(']', fault);
        } else {
            run(c -> c != ',' && c != ':' && !endsPath(c));
        }
    }

    /** RFC 5321 §4.1.2: {@code *(SP esmtp-param)}. */
    Map<String, String> parameters() throws SyntaxException {
        Map<String, String> parameters = new HashMap<>();
        while (!isAtEnd()) {
            expect(' ', Fault.PARAMETER);
            skipSpaces();
            String keyword = esmtpKeyword();
            String value = accept('=') ? esmtpValue() : "";
            require(parameters.put(keyword, value) == null, Fault.PARAMETER);
        }
        return parameters;
    }

    private String esmtpKeyword() throws SyntaxException {
        String keyword = run(c -> isLetter(c) || isDigit(c) || c == '-');
        require(!keyword.isEmpty() && keyword.charAt(0) != '-', Fault.PARAMETER);
        return keyword.toUpperCase(Locale.ROOT);
    }

    // RFC 6531 §3.3 adds UTF-8 to the values; the session says when they may hold it.
    private String esmtpValue() throws SyntaxException {
        String value = run(c -> c > ' ' && c != '=' && c != 0x7f && !(c >= 0x80 && c < 0xa0));
        require(!value.isEmpty(), Fault.PARAMETER);
        return value;
    }

    private void skipSpaces() {
        while (lenient && peek() == ' ') {
            at++;
        }
    }

    private String run(IntPredicate characters) {
        int start = at;
        while (!isAtEnd() && characters.test(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private int peek() {
        return isAtEnd() ? END : line.charAt(at);
    }

    private boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private boolean acceptText(String text) {
        if (!line.regionMatches(true, at, text, 0, text.length())) {
            return false;
        }
        at += text.length();
        return true;
    }

    private void expect(char c, Fault fault) throws SyntaxException {
        require(accept(c), fault);
    }

    private static void require(boolean condition, Fault fault) throws SyntaxException {
        if (!condition) {
            throw new SyntaxException(fault);
        }
    }

    private static boolean isAsciiDomain(String text) {
        return text.chars().allMatch(c -> c < 0x80) && isDomain(text);
    }

    private static boolean isDomain(String text) {
        try {
            Domain.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean endsPath(int c) {
        return c == '>' || c <= ' ';
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
