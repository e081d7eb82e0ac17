package io.mailcore.core.internal.text;

/** Makes hostile text fit to stand in a log line or an event: bounded, on one line, without control characters. */
public final class PrintableText {
    private PrintableText() {}

    /**
     * The text with each character that could end a line or steer a terminal replaced by {@code ?}.
     *
     * @param text any text
     * @param max the most characters kept; at least 1
     * @return at most {@code max} characters, and three dots when some were left out
     */
    public static String of(String text, int max) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max) + 3);
        text.codePoints().limit(max).forEach(c -> out.appendCodePoint(isUnfit(c) ? '?' : c));
        return text.codePointCount(0, Math.min(text.length(), 2 * max + 1)) > max
                ? out.append("...").toString()
                : out.toString();
    }

    private static boolean isUnfit(int c) {
        int type = Character.getType(c);
        // FORMAT holds the marks that turn the reading direction, with which a log line can be made to lie.
        return Character.isISOControl(c)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
