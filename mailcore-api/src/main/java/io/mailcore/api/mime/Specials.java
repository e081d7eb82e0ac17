package io.mailcore.api.mime;

/** A set of US-ASCII characters that end a word; asking costs no loop. White space is always in it. */
final class Specials {
    private static final String WHITE = " \t\r\n";

    private final long low;
    private final long high;

    private Specials(long low, long high) {
        this.low = low;
        this.high = high;
    }

    static Specials of(String characters) {
        long low = 0;
        long high = 0;
        for (char c : (WHITE + characters).toCharArray()) {
            low |= c < 64 ? 1L << c : 0;
            high |= c >= 64 ? 1L << c : 0;
        }
        return new Specials(low, high);
    }

    boolean has(char c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 && (high >>> c & 1) != 0;
    }
}
