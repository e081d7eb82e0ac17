package io.mailcore.imap.session;

/**
 * Finds a text in another that comes char by char, in any case, in time linear in what comes (Knuth, Morris, Pratt). Not
 * thread-safe.
 */
final class TextMatcher {
    private final char[] wanted;
    private final int[] fallback;
    private int matched;
    private boolean found;

    TextMatcher(String text) {
        this.wanted = new char[text.length()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = fold(text.charAt(i));
        }
        this.fallback = fallback(wanted);
        this.found = wanted.length == 0;
    }

    static boolean contains(String text, String wanted) {
        TextMatcher matcher = new TextMatcher(wanted);
        matcher.feed(text);
        return matcher.isFound();
    }

    private static int[] fallback(char[] wanted) {
        int[] fallback = new int[wanted.length + 1];
        int length = 0;
        for (int i = 1; i < wanted.length; i++) {
            while (length > 0 && wanted[i] != wanted[length]) {
                length = fallback[length];
            }
            if (wanted[i] == wanted[length]) {
                length++;
            }
            fallback[i + 1] = length;
        }
        return fallback;
    }

    void feed(CharSequence text) {
        for (int i = 0; i < text.length() && !found; i++) {
            feed(text.charAt(i));
        }
    }

    void feed(char[] text, int length) {
        for (int i = 0; i < length && !found; i++) {
            feed(text[i]);
        }
    }

    private void feed(char c) {
        char folded = fold(c);
        while (matched > 0 && wanted[matched] != folded) {
            matched = fallback[matched];
        }
        if (wanted[matched] == folded) {
            matched++;
        }
        found = matched == wanted.length;
    }

    /** Another text begins: what was half found is not. */
    void restart() {
        matched = 0;
    }

    boolean isFound() {
        return found;
    }

    private static char fold(char c) {
        return c < 0x80 ? foldAscii(c) : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static char foldAscii(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
