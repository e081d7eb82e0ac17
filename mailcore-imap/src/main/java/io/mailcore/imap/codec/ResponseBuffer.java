package io.mailcore.imap.codec;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.imap.codec.command.FetchItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Collects responses as octets (RFC 9051 §9). Whatever is put in, no value can end a line or a string early: a string
 * that does not fit in quotes becomes a literal, a text loses its control characters, and syntax that is not plain is
 * refused. Not thread-safe.
 *
 * <pre>{@code
 * responses.raw("* ").number(4).raw(" FETCH (FLAGS ").flags(message.flags()).raw(")").crlf();
 * responses.drain(output::write);
 * }</pre>
 */
public final class ResponseBuffer {
    /** Longer strings are literals: RFC 7162 §4 and RFC 2683 §3.2.1.5 ask for lines of at most 8,192 octets. */
    private static final int MAX_QUOTED = 1000;

    private static final int INITIAL = 512;
    private static final byte[] NONE = {};

    private static final String ATOM_SPECIALS = "(){%*\"\\]";

    private Utf8Mode mode = Utf8Mode.NONE;
    private byte[] octets = NONE;
    private int size;

    /** An empty buffer, for a client that has not enabled UTF-8. */
    public ResponseBuffer() {}

    /** Takes octets out of the buffer. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes octets.
         *
         * @param octets not kept
         * @param offset the first
         * @param length how many
         */
        void write(byte[] octets, int offset, int length);
    }

    /**
     * The client has enabled UTF-8: holds for what is put in from now on.
     *
     * @param newMode how characters stand
     */
    public void utf8(Utf8Mode newMode) {
        this.mode = Objects.requireNonNull(newMode, "newMode");
    }

    /**
     * How characters stand.
     *
     * @return the mode set last
     */
    public Utf8Mode utf8() {
        return mode;
    }

    /**
     * Puts in syntax: atoms, spaces, parentheses.
     *
     * @param syntax printable US-ASCII
     * @return this
     * @throws IllegalArgumentException when a char is not printable US-ASCII
     */
    public ResponseBuffer raw(String syntax) {
        ensure(syntax.length());
        for (int i = 0; i < syntax.length(); i++) {
            char c = syntax.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                throw new IllegalArgumentException("response syntax: char " + (int) c + " (expected: 32..126)");
            }
            octets[size++] = (byte) c;
        }
        return this;
    }

    /**
     * Puts in a number.
     *
     * @param number not negative
     * @return this
     * @throws IllegalArgumentException when it is negative
     */
    public ResponseBuffer number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("response number: " + number + " (expected: not negative)");
        }
        return raw(Long.toString(number));
    }

    /**
     * Ends a line.
     *
     * @return this
     */
    public ResponseBuffer crlf() {
        ensure(2);
        octets[size++] = '\r';
        octets[size++] = '\n';
        return this;
    }

    /**
     * Puts in a whole status response, line end included.
     *
     * @param tag of the command, or {@code *}
     * @param condition OK, NO, BAD, BYE or PREAUTH
     * @param code a response code without brackets, or empty
     * @param text an explanation; what is not printable is replaced
     * @return this
     * @throws IllegalArgumentException when tag, condition or code are not printable US-ASCII or the code has a bracket
     *     that would end it
     */
    public ResponseBuffer status(String tag, String condition, Optional<String> code, String text) {
        raw(tag).raw(" ").raw(condition).raw(" ");
        if (code.isPresent()) {
            if (code.get().indexOf(']') >= 0) {
                throw new IllegalArgumentException("response code: ] inside (expected: none)");
            }
            raw("[").raw(code.get()).raw("] ");
        }
        return text(text).crlf();
    }

    /**
     * Puts in text for people (RFC 9051 §9 resp-text): at least one character, what is not printable US-ASCII replaced
     * by a question mark.
     *
     * @param text any
     * @return this
     */
    public ResponseBuffer text(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.chars().forEach(c -> printable.append(c >= 0x20 && c <= 0x7e ? (char) c : '?'));
        return raw(printable.isEmpty() ? "." : printable.toString());
    }

    /**
     * Puts in an answer to a refused command, line end included.
     *
     * @param refused what the decoder found
     * @return this
     */
    public ResponseBuffer refused(Decoded.Refused refused) {
        return status(refused.tag(), refused.condition().name(), refused.code(), refused.text());
    }

    /**
     * Puts in a string: quoted when it can be, else a literal.
     *
     * @param value one char per octet (ISO-8859-1); NUL, which no string can hold, becomes a space
     * @return this
     * @throws IllegalArgumentException when a char is above U+00FF
     */
    public ResponseBuffer string(String value) {
        if (value.length() > MAX_QUOTED || !value.chars().allMatch(ResponseBuffer::isQuotable)) {
            return literal(latin1(value));
        }
        return quoted(value);
    }

    /**
     * Puts in a string of Unicode characters: as UTF-8 in a literal, or in quotes when the client has enabled that.
     *
     * @param value any text; lone surrogates become question marks
     * @return this
     */
    public ResponseBuffer utf8String(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        String asOctets = new String(encoded, StandardCharsets.ISO_8859_1);
        boolean quotable = mode != Utf8Mode.NONE
                && encoded.length <= MAX_QUOTED
                && asOctets.chars().allMatch(c -> c > 0x7f || isQuotable(c));
        return quotable ? quoted(asOctets) : string(asOctets);
    }

    /**
     * Puts in a string, or NIL.
     *
     * @param value one char per octet; empty for NIL
     * @return this
     */
    public ResponseBuffer nstring(Optional<String> value) {
        return value.isPresent() ? string(value.get()) : nil();
    }

    /**
     * Puts in NIL.
     *
     * @return this
     */
    public ResponseBuffer nil() {
        return raw("NIL");
    }

    /**
     * Puts in an astring: an atom when it can be, else a string.
     *
     * @param value one char per octet
     * @return this
     */
    public ResponseBuffer astring(String value) {
        // NIL as an atom would be taken for no value by clients that do not know the grammar at this point.
        boolean atom = !value.isEmpty()
                && value.length() <= MAX_QUOTED
                && !value.equalsIgnoreCase("NIL")
                && value.chars().allMatch(ResponseBuffer::isAtomCharacter);
        return atom ? raw(value) : string(value);
    }

    /**
     * Puts in a literal.
     *
     * @param value its octets; NUL, which no literal can hold, becomes a space
     * @return this
     */
    public ResponseBuffer literal(byte[] value) {
        literalHead(value.length);
        ensure(value.length);
        for (byte octet : value) {
            octets[size++] = octet == 0 ? (byte) ' ' : octet;
        }
        return this;
    }

    /**
     * Puts in the announcement of a literal, whose octets the caller writes behind what is in the buffer.
     *
     * @param length how many octets
     * @return this
     */
    public ResponseBuffer literalHead(long length) {
        return raw("{").number(length).raw("}").crlf();
    }

    /**
     * Puts in the announcement of a literal8, which may hold NUL (RFC 9051 §4.3.1).
     *
     * @param length how many octets
     * @return this
     */
    public ResponseBuffer literal8Head(long length) {
        return raw("~").literalHead(length);
    }

    /**
     * Puts in the name of a mailbox: in modified UTF-7, or UTF-8 when the client has enabled that.
     *
     * @param name the name
     * @return this
     */
    public ResponseBuffer mailbox(MailboxName name) {
        return mailboxText(name.toString());
    }

    /**
     * Puts in a text that stands where a mailbox name does, such as the first part of one.
     *
     * @param text Unicode characters; may be empty
     * @return this
     */
    public ResponseBuffer mailboxText(String text) {
        if (mode == Utf8Mode.NONE) {
            return astring(ModifiedUtf7.encode(text));
        }
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        return ascii ? astring(text) : utf8String(text);
    }

    /**
     * Puts in a list of flags in parentheses.
     *
     * @param flags may be none
     * @return this
     */
    public ResponseBuffer flags(Flags flags) {
        return flags(flags, List.of());
    }

    /**
     * Puts in a list of flags in parentheses, with others that are not stored.
     *
     * @param flags may be none
     * @param others such as {@code \Recent} or {@code \*}
     * @return this
     */
    public ResponseBuffer flags(Flags flags, List<String> others) {
        raw("(");
        String separator = "";
        for (Flag flag : flags) {
            raw(separator).raw(flag.name());
            separator = " ";
        }
        for (String other : others) {
            raw(separator).raw(other);
            separator = " ";
        }
        return raw(")");
    }

    /**
     * Puts in a set of UIDs or sequence numbers.
     *
     * @param set not empty
     * @return this
     * @throws IllegalArgumentException when it is empty, which IMAP cannot write
     */
    public ResponseBuffer uidSet(UidSet set) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException("uid set: empty (expected: at least one UID)");
        }
        return raw(set.toString());
    }

    /**
     * Puts in a date-time in quotes, in UTC, such as {@code "17-Jul-1996 02:44:25 +0000"}.
     *
     * @param time any; years outside 0 to 9999 become the nearest
     * @return this
     */
    public ResponseBuffer dateTime(Instant time) {
        return raw("\"").raw(Dates.format(time)).raw("\"");
    }

    /**
     * Puts in the name of a FETCH item as the response shows it, such as {@code BODY[1.HEADER]<0>}: without PEEK, and of
     * a partial only the offset (RFC 9051 §7.5.2).
     *
     * @param item the item
     * @return this
     */
    public ResponseBuffer fetchItem(FetchItem item) {
        FetchItemLabel.write(this, item);
        return this;
    }

    /**
     * How much is in the buffer.
     *
     * @return octets
     */
    public int size() {
        return size;
    }

    /** How much memory is held, in octets. */
    int capacity() {
        return octets.length;
    }

    /**
     * Hands all octets over and empties the buffer, which then holds no memory: most sessions are idle most of the time.
     *
     * @param sink called once, or not at all when the buffer is empty
     */
    public void drain(Sink sink) {
        int length = size;
        byte[] drained = octets;
        size = 0;
        octets = NONE;
        if (length > 0) {
            sink.write(drained, 0, length);
        }
    }

    private ResponseBuffer quoted(String value) {
        ensure(2 + 2 * value.length());
        octets[size++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                octets[size++] = '\\';
            }
            octets[size++] = (byte) c;
        }
        octets[size++] = '"';
        return this;
    }

    private static byte[] latin1(String value) {
        if (value.chars().anyMatch(c -> c > 0xff)) {
            throw new IllegalArgumentException("response string: a char above 255 (expected: one char per octet)");
        }
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    // RFC 9051 §9 quoted: TEXT-CHAR is any CHAR except CR and LF; other controls are kept out of quotes too.
    private static boolean isQuotable(int c) {
        return c >= 0x20 && c <= 0x7e;
    }

    static boolean isAtomCharacter(int c) {
        return c > 0x20 && c < 0x7f && ATOM_SPECIALS.indexOf(c) < 0;
    }

    private void ensure(int more) {
        if (octets.length - size < more) {
            int doubled = Math.max(INITIAL, octets.length * 2);
            octets = Arrays.copyOf(octets, Math.max(Math.addExact(size, more), doubled));
        }
    }

    /** What is in the buffer, one char per octet; for messages of tests. */
    @Override
    public String toString() {
        return new String(octets, 0, size, StandardCharsets.ISO_8859_1);
    }
}
