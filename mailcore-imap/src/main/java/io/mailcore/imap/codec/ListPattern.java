package io.mailcore.imap.codec;

import java.util.Objects;

/**
 * A pattern of LIST (RFC 9051 §6.3.9): {@code *} matches any characters, {@code %} any but the hierarchy delimiter, all
 * others themselves. INBOX as the first level matches in any case. Matching takes at most pattern length times name
 * length steps, whatever the pattern (CVE-2021-40110). Immutable.
 */
public final class ListPattern {
    private static final char DELIMITER = '/';
    private static final String INBOX = "INBOX";

    private final String pattern;

    private ListPattern(String pattern) {
        this.pattern = pattern;
    }

    /**
     * A pattern as LIST and LSUB combine it.
     *
     * @param reference what stands in front
     * @param pattern with wildcards
     * @return the whole pattern
     */
    public static ListPattern of(String reference, String pattern) {
        return new ListPattern(inboxInUpperCase(simplified(Objects.requireNonNull(reference, "reference") + pattern)));
    }

    // Of wildcards in a row, one star does the work of all, and one percent sign that of others.
    private static String simplified(String pattern) {
        StringBuilder simple = new StringBuilder(pattern.length());
        boolean star = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            star |= c == '*';
            boolean endOfRun = i + 1 == pattern.length() || !isWildcard(pattern.charAt(i + 1));
            if (!isWildcard(c)) {
                simple.append(c);
            } else if (endOfRun) {
                simple.append(star ? '*' : '%');
                star = false;
            }
        }
        return simple.toString();
    }

    // RFC 9051 §5.1: INBOX means the same in any case, and so do names below it.
    private static String inboxInUpperCase(String pattern) {
        boolean alone = pattern.length() == INBOX.length()
                || pattern.length() > INBOX.length() && isBoundary(pattern.charAt(INBOX.length()));
        return alone && pattern.regionMatches(true, 0, INBOX, 0, INBOX.length())
                ? INBOX + pattern.substring(INBOX.length())
                : pattern;
    }

    private static boolean isBoundary(char c) {
        return c == DELIMITER || isWildcard(c);
    }

    private static boolean isWildcard(char c) {
        return c == '*' || c == '%';
    }

    /**
     * Whether a name matches.
     *
     * @param name a mailbox name, levels with {@code /} between them
     * @return true when the whole name does
     */
    public boolean matches(String name) {
        return steps(name) >= 0;
    }

    /**
     * Runs all ways to match side by side: {@code reached[i]} tells whether the pattern's first i characters match the
     * name so far.
     *
     * @return the steps taken, negative when the name does not match
     */
    int steps(String name) {
        boolean[] reached = new boolean[pattern.length() + 1];
        reached[0] = true;
        skipWildcards(reached);
        int steps = 1;
        for (int n = 0; n < name.length(); n++) {
            steps += reached.length;
            if (!advance(reached, name.charAt(n))) {
                return -steps;
            }
        }
        return reached[pattern.length()] ? steps : -steps;
    }

    private boolean advance(boolean[] reached, char c) {
        boolean any = false;
        for (int i = pattern.length(); i >= 0; i--) {
            boolean stays = i < pattern.length() && reached[i] && wildcardTakes(pattern.charAt(i), c);
            boolean comes = i > 0 && reached[i - 1] && !isWildcard(pattern.charAt(i - 1)) && pattern.charAt(i - 1) == c;
            reached[i] = stays || comes;
            any |= reached[i];
        }
        skipWildcards(reached);
        return any;
    }

    private static boolean wildcardTakes(char wildcard, char c) {
        return wildcard == '*' || wildcard == '%' && c != DELIMITER;
    }

    /** A wildcard may match nothing: what is reached before it is reached behind it. */
    private void skipWildcards(boolean[] reached) {
        for (int i = 0; i < pattern.length(); i++) {
            reached[i + 1] |= reached[i] && isWildcard(pattern.charAt(i));
        }
    }

    @Override
    public String toString() {
        return pattern;
    }
}
