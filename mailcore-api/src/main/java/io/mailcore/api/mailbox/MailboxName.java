package io.mailcore.api.mailbox;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The name of a mailbox within an account: one or more levels, written with {@code /} between them (RFC 9051 §5.1).
 * Immutable. Levels are in Unicode normalisation form C (RFC 5198 §2); a first level {@code inbox} in any case is
 * {@code INBOX}.
 *
 * <pre>{@code
 * MailboxName lists = MailboxName.parse("Lists/Netty");
 * }</pre>
 */
public final class MailboxName implements Comparable<MailboxName> {
    /** What stands between levels. */
    public static final char DELIMITER = '/';

    /** The most octets of a name in UTF-8. */
    public static final int MAX_OCTETS = 1000;

    /** The most octets of one level in UTF-8. */
    public static final int MAX_LEVEL_OCTETS = 255;

    /** The most levels of a name. */
    public static final int MAX_LEVELS = 32;

    /** The mailbox that every account has (RFC 9051 §5.1). */
    public static final MailboxName INBOX = new MailboxName("INBOX");

    private final String path;

    private MailboxName(String path) {
        this.path = path;
    }

    /**
     * Parses a name.
     *
     * @param path levels with {@code /} between them
     * @return the name
     * @throws IllegalArgumentException when the name is empty, too long, too deep, or has an empty level, a control
     *     character, a lone surrogate or a level of only dots, with the reason
     */
    public static MailboxName parse(String path) {
        Objects.requireNonNull(path, "path");
        if (path.length() > MAX_OCTETS) {
            throw illegal("too long", "at most " + MAX_OCTETS + " octets");
        }
        String[] levels = normalised(path).split("/", -1);
        if (levels.length > MAX_LEVELS) {
            throw illegal(levels.length + " levels", "at most " + MAX_LEVELS);
        }
        Arrays.stream(levels).forEach(MailboxName::requireLevel);
        if (levels[0].equalsIgnoreCase("INBOX")) {
            levels[0] = "INBOX";
        }
        String joined = String.join("/", levels);
        if (octets(joined) > MAX_OCTETS) {
            throw illegal("too long", "at most " + MAX_OCTETS + " octets");
        }
        return joined.equals("INBOX") ? INBOX : new MailboxName(joined);
    }

    /**
     * A mailbox below this one.
     *
     * @param level the last level of the new name
     * @return the child's name
     * @throws IllegalArgumentException when the level is not one, or the name becomes too long or too deep
     */
    public MailboxName child(String level) {
        return parse(path + DELIMITER + level);
    }

    /**
     * The name one level up.
     *
     * @return the parent, or empty for a name of one level
     */
    public Optional<MailboxName> parent() {
        int end = path.lastIndexOf(DELIMITER);
        return end < 0 ? Optional.empty() : Optional.of(new MailboxName(path.substring(0, end)));
    }

    /**
     * Whether this is a mailbox below another, at any depth.
     *
     * @param ancestor the other
     * @return false for the same name
     */
    public boolean isBelow(MailboxName ancestor) {
        return path.length() > ancestor.path.length()
                && path.charAt(ancestor.path.length()) == DELIMITER
                && path.startsWith(ancestor.path);
    }

    /**
     * This name with an ancestor's part replaced, as when a tree is renamed.
     *
     * @param ancestor this name or one it is below
     * @param replacement what the ancestor is called now
     * @return the new name
     * @throws IllegalArgumentException when this is neither the ancestor nor below it, or the new name is too long
     */
    public MailboxName rebase(MailboxName ancestor, MailboxName replacement) {
        if (equals(ancestor)) {
            return replacement;
        }
        if (!isBelow(ancestor)) {
            throw illegal(path, "a name below " + ancestor);
        }
        return parse(replacement.path + path.substring(ancestor.path.length()));
    }

    /**
     * Whether this is INBOX.
     *
     * @return true for INBOX itself, not for mailboxes below it
     */
    public boolean isInbox() {
        return path.equals("INBOX");
    }

    /**
     * The levels, from the top.
     *
     * @return at least one; immutable
     */
    public List<String> levels() {
        return List.of(path.split("/"));
    }

    private static String normalised(String path) {
        boolean ascii = path.chars().allMatch(c -> c < 0x80);
        return ascii ? path : Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    private static void requireLevel(String level) {
        if (level.isEmpty()) {
            throw illegal("an empty level", "levels of at least one character");
        }
        if (octets(level) > MAX_LEVEL_OCTETS) {
            throw illegal("a level too long", "levels of at most " + MAX_LEVEL_OCTETS + " octets");
        }
        // A store may keep mailboxes in folders: a level must never mean "here" or "up".
        if (level.chars().allMatch(c -> c == '.')) {
            throw illegal("a level of only dots", "a level with another character");
        }
        if (level.codePoints().anyMatch(MailboxName::isForbidden)) {
            throw illegal("a control character", "printable characters");
        }
    }

    // RFC 5198 §2 and RFC 9051 §5.1: no controls, no line or paragraph separators, no lone surrogates.
    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static IllegalArgumentException illegal(String found, String expected) {
        return new IllegalArgumentException("mailbox name: " + found + " (expected: " + expected + ")");
    }

    /** Orders by name, code point by code point. */
    @Override
    public int compareTo(MailboxName other) {
        return path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxName that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The levels with {@code /} between them. */
    @Override
    public String toString() {
        return path;
    }
}
