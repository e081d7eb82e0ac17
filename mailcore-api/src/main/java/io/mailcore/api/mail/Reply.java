package io.mailcore.api.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an SMTP peer is told: a code, an enhanced code where the protocol allows one, and one or more lines of text
 * (RFC 5321 §4.2, RFC 2034). Immutable. No line can hold CR, LF or NUL, so a reply can never be split on the wire.
 *
 * <pre>{@code
 * Reply.of(550, "5.1.1", "No such mailbox");
 * }</pre>
 */
public final class Reply {
    /** The most octets a line of reply text may have in UTF-8, so that the whole line stays within 512 octets. */
    public static final int MAX_LINE = 450;

    private final int code;
    private final Optional<EnhancedCode> enhanced;
    private final List<String> lines;

    private Reply(int code, Optional<EnhancedCode> enhanced, List<String> lines) {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("code: " + code + " (expected: 200..599)");
        }
        // RFC 2034 §4: the class digit of the enhanced code equals the first digit of the reply code.
        if (enhanced.isPresent() && enhanced.get().statusClass() != code / 100) {
            throw new IllegalArgumentException(
                    "enhanced code: " + enhanced.get() + " (expected: class " + code / 100 + ")");
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines: none (expected: at least one)");
        }
        lines.forEach(Reply::requireLine);
        this.code = code;
        this.enhanced = enhanced;
        this.lines = List.copyOf(lines);
    }

    /**
     * A reply without an enhanced code, as greetings, EHLO and 3xx replies are.
     *
     * @param code 200 to 599
     * @param text the line of text
     * @return the reply
     * @throws IllegalArgumentException when the code is out of range or the text cannot stand on one line
     */
    public static Reply of(int code, String text) {
        return new Reply(code, Optional.empty(), List.of(text));
    }

    /**
     * A reply with an enhanced code.
     *
     * @param code 200 to 599, except 3xx
     * @param enhanced the enhanced code's text, such as {@code "5.1.1"}; its class must equal the code's first digit
     * @param text the line of text
     * @return the reply
     * @throws IllegalArgumentException when codes disagree or the text cannot stand on one line
     */
    public static Reply of(int code, String enhanced, String text) {
        return new Reply(code, Optional.of(EnhancedCode.parse(enhanced)), List.of(text));
    }

    /**
     * A reply of several lines without an enhanced code.
     *
     * @param code 200 to 599
     * @param lines one or more lines of text
     * @return the reply
     * @throws IllegalArgumentException when the code is out of range or a line cannot stand on one line
     */
    public static Reply ofLines(int code, List<String> lines) {
        return new Reply(code, Optional.empty(), lines);
    }

    /**
     * The three-digit reply code.
     *
     * @return 200 to 599
     */
    public int code() {
        return code;
    }

    /**
     * The enhanced status code.
     *
     * @return the code, or empty where the protocol has none
     */
    public Optional<EnhancedCode> enhanced() {
        return enhanced;
    }

    /**
     * The lines of text, without codes and line ends.
     *
     * @return at least one line; immutable
     */
    public List<String> lines() {
        return lines;
    }

    /**
     * The first line of text.
     *
     * @return the text
     */
    public String text() {
        return lines.get(0);
    }

    /**
     * Whether the code is 2xx.
     *
     * @return true for success
     */
    public boolean isSuccess() {
        return code < 300;
    }

    /**
     * Whether the code is 4xx: the peer may try again later.
     *
     * @return true for a transient failure
     */
    public boolean isTransientFailure() {
        return code >= 400 && code < 500;
    }

    /**
     * Whether the code is 5xx: the peer should not try again.
     *
     * @return true for a permanent failure
     */
    public boolean isPermanentFailure() {
        return code >= 500;
    }

    private static void requireLine(String line) {
        Objects.requireNonNull(line, "line");
        int octets = line.getBytes(StandardCharsets.UTF_8).length;
        if (octets > MAX_LINE) {
            throw new IllegalArgumentException("line: " + octets + " octets (expected: at most " + MAX_LINE + ")");
        }
        if (line.codePoints().anyMatch(Reply::isForbidden)) {
            throw new IllegalArgumentException("line: has a control character (expected: printable text)");
        }
    }

    // RFC 5321 §4.2: textstring is printable US-ASCII and tabs; RFC 6531 §3.7.4.2 adds UTF-8 for peers that asked for
    // it.
    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reply that
                && code == that.code
                && enhanced.equals(that.enhanced)
                && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, enhanced, lines);
    }

    @Override
    public String toString() {
        String prefix = code + enhanced.map(e -> " " + e).orElse("") + " ";
        return prefix + String.join(" / ", lines);
    }
}
