package io.mailcore.api.mailbox;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A permanent message flag: one of the five system flags or a keyword (RFC 9051 §2.3.2). Immutable; names are compared
 * without regard to ASCII case. {@code \Recent} is not among them: it is a property of a session, not of a message.
 */
public final class Flag implements Comparable<Flag> {
    /** The most characters of a keyword. */
    public static final int MAX_LENGTH = 250;

    /** Message has been read. */
    public static final Flag SEEN = new Flag("\\Seen");

    /** Message has been answered. */
    public static final Flag ANSWERED = new Flag("\\Answered");

    /** Message is flagged for urgent or special attention. */
    public static final Flag FLAGGED = new Flag("\\Flagged");

    /** Message is marked for removal by a later EXPUNGE. */
    public static final Flag DELETED = new Flag("\\Deleted");

    /** Message is a draft. */
    public static final Flag DRAFT = new Flag("\\Draft");

    private static final Map<String, Flag> SYSTEM = Stream.of(ANSWERED, FLAGGED, DELETED, SEEN, DRAFT)
            .collect(Collectors.toUnmodifiableMap(flag -> flag.key, Function.identity()));

    private final String name;
    private final String key;

    private Flag(String name) {
        this.name = name;
        this.key = name.toLowerCase(Locale.ROOT);
    }

    /**
     * A keyword.
     *
     * @param name an IMAP atom of 1 to 250 characters, such as {@code $Forwarded} or {@code invoice}
     * @return the flag
     * @throws IllegalArgumentException when the name is not an atom
     */
    public static Flag keyword(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isEmpty() || name.length() > MAX_LENGTH || !name.chars().allMatch(Flag::isAtomCharacter)) {
            throw new IllegalArgumentException("keyword: not an atom of 1.." + MAX_LENGTH + " characters");
        }
        return new Flag(name);
    }

    /**
     * A system flag or a keyword, by the name that stands on the wire.
     *
     * @param name such as {@code \Seen} or {@code $Junk}
     * @return the flag, or empty when the name is neither a system flag that can be stored nor an atom
     */
    public static Optional<Flag> parse(String name) {
        Flag system = SYSTEM.get(name.toLowerCase(Locale.ROOT));
        if (system != null) {
            return Optional.of(system);
        }
        boolean atom =
                !name.isEmpty() && name.length() <= MAX_LENGTH && name.chars().allMatch(Flag::isAtomCharacter);
        return atom ? Optional.of(new Flag(name)) : Optional.empty();
    }

    /**
     * The name as it stands on the wire.
     *
     * @return with a leading backslash for system flags
     */
    public String name() {
        return name;
    }

    /**
     * Whether this is one of the five system flags.
     *
     * @return false for keywords
     */
    public boolean isSystem() {
        return name.charAt(0) == '\\';
    }

    // RFC 9051 §9: atom-specials are ( ) { SP CTL list-wildcards quoted-specials resp-specials.
    private static boolean isAtomCharacter(int c) {
        return c > 0x20 && c < 0x7f && "(){%*\"\\]".indexOf(c) < 0;
    }

    @Override
    public int compareTo(Flag other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flag that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
