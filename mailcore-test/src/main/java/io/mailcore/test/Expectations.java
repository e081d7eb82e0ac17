package io.mailcore.test;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What waits are told to wait for; made for static import.
 *
 * <pre>{@code
 * ann.await(subject(containing("4711")).and(attachment("invoice.pdf")));
 * }</pre>
 */
public final class Expectations {

    private Expectations() {}

    /**
     * The decoded subject.
     *
     * @param pattern what it shall look like
     * @return the expectation
     */
    public static Expectation subject(TextPattern pattern) {
        return Expectation.of("subject " + pattern, mail -> pattern.test(mail.subject()));
    }

    /**
     * The decoded From field.
     *
     * @param pattern what it shall look like
     * @return the expectation
     */
    public static Expectation from(TextPattern pattern) {
        return Expectation.of("From " + pattern, mail -> pattern.test(mail.from()));
    }

    /**
     * A header field, decoded; when there are several, one of them.
     *
     * @param name in any case
     * @param pattern what it shall look like
     * @return the expectation
     */
    public static Expectation header(String name, TextPattern pattern) {
        return Expectation.of(
                name + " " + pattern, mail -> mail.headers(name).stream().anyMatch(pattern));
    }

    /**
     * The plain text.
     *
     * @param pattern what it shall look like
     * @return the expectation
     */
    public static Expectation text(TextPattern pattern) {
        return Expectation.of("text " + pattern, mail -> pattern.test(mail.text()));
    }

    /**
     * The HTML text.
     *
     * @param pattern what it shall look like
     * @return the expectation
     */
    public static Expectation html(TextPattern pattern) {
        return Expectation.of("HTML " + pattern, mail -> pattern.test(mail.html()));
    }

    /**
     * An attachment of a name.
     *
     * @param name the file name, exactly
     * @return the expectation
     */
    public static Expectation attachment(String name) {
        Objects.requireNonNull(name, "name");
        return Expectation.of(
                "attachment \"" + name + "\"",
                mail -> mail.attachments().stream().anyMatch(a -> a.name().equals(name)));
    }

    /**
     * The envelope's sender, whatever the header says.
     *
     * @param pattern what the address shall look like; empty for the null path of bounces
     * @return the expectation
     */
    public static Expectation envelopeFrom(TextPattern pattern) {
        return Expectation.of("envelope sender " + pattern, mail -> pattern.test(mail.envelopeFrom()));
    }

    /**
     * A text that contains another.
     *
     * @param part somewhere in it, in the same case
     * @return the pattern
     */
    public static TextPattern containing(String part) {
        Objects.requireNonNull(part, "part");
        return new TextPattern("containing \"" + part + "\"", text -> text.contains(part));
    }

    /**
     * A text that equals another.
     *
     * @param whole all of it
     * @return the pattern
     */
    public static TextPattern equalTo(String whole) {
        Objects.requireNonNull(whole, "whole");
        return new TextPattern("equal to \"" + whole + "\"", whole::equals);
    }

    /**
     * A text in which a regular expression is found.
     *
     * @param regex found somewhere in it
     * @return the pattern
     * @throws java.util.regex.PatternSyntaxException when it is not a regular expression
     */
    public static TextPattern matching(String regex) {
        return new TextPattern(
                "matching /" + regex + "/", Pattern.compile(regex).asPredicate());
    }
}
