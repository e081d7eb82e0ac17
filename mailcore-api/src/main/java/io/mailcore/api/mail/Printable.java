package io.mailcore.api.mail;

/** Makes hostile text fit to stand in an error message: short, and without control characters. */
final class Printable {
    private static final int MAX = 60;

    private Printable() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .limit(MAX)
                .forEach(c ->
                        out.appendCodePoint(Character.isISOControl(c) || Character.isSurrogate((char) c) ? '?' : c));
        return text.length() > MAX ? out + "..." : out.toString();
    }
}
