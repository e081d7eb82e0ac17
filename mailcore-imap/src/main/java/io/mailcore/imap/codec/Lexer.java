package io.mailcore.imap.codec;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.imap.codec.command.SequenceSet;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Reads the elements of the grammar (RFC 9051 §9) from the octets of one command. Strings come with one char per octet;
 * the caller says what the octets mean. A literal stands in the octets as it came, announcement included.
 */
final class Lexer {
    private static final int END = -1;
    private static final int MAX_SHOWN = 32;

    private final byte[] octets;
    private final int end;
    private final Utf8Mode mode;
    private int position;

    Lexer(byte[] octets, int start, int end, Utf8Mode mode) {
        this.octets = octets;
        this.position = start;
        this.end = end;
        this.mode = mode;
    }

    Utf8Mode mode() {
        return mode;
    }

    boolean atEnd() {
        return position == end;
    }

    /** The next octet, or -1 at the end. */
    int peek() {
        return position < end ? octets[position] & 0xff : END;
    }

    boolean peekIs(IntPredicate condition) {
        return position < end && condition.test(peek());
    }

    /** Whether the next octet is a certain one and the octet behind it of a kind. */
    boolean nextAfterIs(char c, IntPredicate kind) {
        return peek() == c && position + 1 < end && kind.test(octets[position + 1] & 0xff);
    }

    boolean take(char c) {
        if (peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    void expect(char c) throws SyntaxException {
        if (!take(c)) {
            throw unexpected("'" + c + "'");
        }
    }

    void space() throws SyntaxException {
        if (!take(' ')) {
            throw unexpected("a space");
        }
    }

    /** The end of the command. */
    void end() throws SyntaxException {
        if (!atEnd()) {
            throw unexpected("the end of the command");
        }
    }

    SyntaxException unexpected(String expected) {
        int c = peek();
        String found = c == END
                ? "The command ends too early"
                : c > 0x20 && c < 0x7f ? "Unexpected '" + (char) c + "'" : named(c);
        return SyntaxException.bad(found + " (expected: " + expected + ")");
    }

    private static String named(int c) {
        return c == ' ' ? "Unexpected space" : "Unexpected octet " + c;
    }

    /** The longest run of octets of a kind, maybe none. */
    String run(IntPredicate kind) {
        int start = position;
        while (peekIs(kind)) {
            position++;
        }
        return new String(octets, start, position - start, StandardCharsets.ISO_8859_1);
    }

    private String someOf(IntPredicate kind, String expected) throws SyntaxException {
        String run = run(kind);
        if (run.isEmpty()) {
            throw unexpected(expected);
        }
        return run;
    }

    String tag() throws SyntaxException {
        return someOf(Lexer::isTagCharacter, "a tag");
    }

    String atom() throws SyntaxException {
        return someOf(ResponseBuffer::isAtomCharacter, "an atom");
    }

    /** An atom whose case does not matter, in upper case. */
    String keyword() throws SyntaxException {
        return atom().toUpperCase(Locale.ROOT);
    }

    String base64() throws SyntaxException {
        return someOf(c -> c > 0x20 && c < 0x7f, "base64");
    }

    String astring() throws SyntaxException {
        return isStringStart() ? string() : someOf(Lexer::isAstringCharacter, "a string");
    }

    /** What LIST takes for a pattern: a string, or an atom that may have wildcards. */
    String listMailbox() throws SyntaxException {
        return isStringStart()
                ? string()
                : someOf(c -> isAstringCharacter(c) || c == '%' || c == '*', "a mailbox pattern");
    }

    Optional<String> nstring() throws SyntaxException {
        if (isStringStart()) {
            return Optional.of(string());
        }
        if (!keyword().equals("NIL")) {
            throw SyntaxException.bad("Unexpected atom (expected: a string or NIL)");
        }
        return Optional.empty();
    }

    String string() throws SyntaxException {
        if (take('"')) {
            return quoted();
        }
        if (peek() == '{') {
            return literal();
        }
        throw unexpected("a string");
    }

    private boolean isStringStart() {
        return peek() == '"' || peek() == '{';
    }

    private String quoted() throws SyntaxException {
        StringBuilder text = new StringBuilder();
        boolean eightBit = false;
        while (!take('"')) {
            if (take('\\') && peek() != '"' && peek() != '\\') {
                throw unexpected("'\"' or '\\' after a backslash in a quoted string");
            }
            int c = peek();
            // RFC 9051 §9 TEXT-CHAR: neither CR, LF nor NUL.
            if (c == END || c == '\r' || c == '\n' || c == 0) {
                throw unexpected("the end of a quoted string");
            }
            eightBit |= c > 0x7f;
            text.append((char) c);
            position++;
        }
        if (eightBit) {
            requireUtf8(text.toString());
        }
        return text.toString();
    }

    private void requireUtf8(String octetString) throws SyntaxException {
        if (mode == Utf8Mode.NONE) {
            throw SyntaxException.bad("A quoted string has an octet above 127 (expected: a literal, or ENABLE first)");
        }
        decoded(octetString, StandardCharsets.UTF_8);
    }

    private String literal() throws SyntaxException {
        int line = position;
        while (position < end && octets[position] != '\n') {
            position++;
        }
        Optional<LiteralHead> head = position == end ? Optional.empty() : LiteralHead.at(octets, line, position - 1);
        // The framer has read as many octets behind an announcement as it says; anything else is no announcement.
        if (head.isEmpty() || head.get().start() != line || head.get().size() > end - position - 1) {
            position = line;
            throw unexpected("a string; a literal is announced by {n} at the end of a line");
        }
        int start = position + 1;
        int length = (int) head.get().size();
        position = start + length;
        for (int i = start; i < position; i++) {
            if (octets[i] == 0) {
                throw SyntaxException.bad("A literal has a NUL octet");
            }
        }
        return new String(octets, start, length, StandardCharsets.ISO_8859_1);
    }

    /** The characters that the octets of a string mean. */
    static String decoded(String octetString, Charset charset) throws SyntaxException {
        try {
            byte[] bytes = octetString.getBytes(StandardCharsets.ISO_8859_1);
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw SyntaxException.bad("A string is not well-formed " + charset.name());
        }
    }

    /** A number of 63 bits at most (RFC 9051 §9 number64). */
    long number() throws SyntaxException {
        String digits = someOf(c -> c >= '0' && c <= '9', "a number");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw SyntaxException.bad("A number is too large");
        }
    }

    long number(long least, long most) throws SyntaxException {
        long number = number();
        if (number < least || number > most) {
            throw SyntaxException.bad("A number is out of range (expected: " + least + ".." + most + ")");
        }
        return number;
    }

    SequenceSet sequenceSet() throws SyntaxException {
        if (take('$')) {
            return SequenceSet.SEARCH_RESULT;
        }
        List<SequenceSet.Range> ranges = new ArrayList<>();
        do {
            long from = sequenceNumber();
            ranges.add(new SequenceSet.Range(from, take(':') ? sequenceNumber() : from));
        } while (take(','));
        return new SequenceSet(ranges);
    }

    private long sequenceNumber() throws SyntaxException {
        return take('*') ? SequenceSet.STAR : number(1, Uid.MAX);
    }

    /** Flags in parentheses. */
    Flags flagList() throws SyntaxException {
        expect('(');
        if (take(')')) {
            return Flags.NONE;
        }
        Flags flags = flags();
        expect(')');
        return flags;
    }

    /** Flags with spaces between them. */
    Flags flags() throws SyntaxException {
        List<Flag> flags = new ArrayList<>();
        do {
            flags.add(flag());
        } while (take(' '));
        return Flags.of(flags);
    }

    private Flag flag() throws SyntaxException {
        boolean system = take('\\');
        String name = (system ? "\\" : "") + atom();
        // RFC 9051 §9 flag: \Recent cannot be set by a client, and other system flags do not exist.
        return Flag.parse(name)
                .orElseThrow(() -> SyntaxException.bad(
                        system ? "There is no such system flag: " + shown(name) : "A keyword is too long"));
    }

    /** A peer's atom as it may be shown to it: bounded. */
    static String shown(String atom) {
        return atom.length() <= MAX_SHOWN ? atom : atom.substring(0, MAX_SHOWN) + "...";
    }

    static boolean isTagCharacter(int c) {
        return isAstringCharacter(c) && c != '+';
    }

    private static boolean isAstringCharacter(int c) {
        return ResponseBuffer.isAtomCharacter(c) || c == ']';
    }
}
