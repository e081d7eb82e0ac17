package io.mailcore.imap.codec;

import java.util.Optional;

/**
 * The announcement of a literal at the end of a line (RFC 9051 §4.3, RFC 7888 §6): <code>{n}</code>, <code>{n+}</code>, and
 * of a literal8 <code>~{n}</code>.
 *
 * @param size octets announced; {@link Long#MAX_VALUE} when the number is larger than any
 * @param synchronising whether the client waits
 * @param binary whether it is a literal8
 * @param start where the announcement begins
 */
record LiteralHead(long size, boolean synchronising, boolean binary, int start) {
    /** As many octets at the end of a line are enough to see any announcement. */
    static final int MAX_LENGTH = 40;

    /** A number of more digits is larger than any, leading zeros or not. */
    private static final int MAX_DIGITS = 20;

    /** Of the line that ends, without CR LF, before an index. What has no number is no announcement. */
    static Optional<LiteralHead> at(byte[] octets, int lineStart, int lineEnd) {
        int i = lineEnd - 1;
        if (i < lineStart || octets[i] != '}') {
            return Optional.empty();
        }
        i--;
        boolean synchronising = i < lineStart || octets[i] != '+';
        i = synchronising ? i : i - 1;
        int digitsEnd = i + 1;
        while (i >= lineStart && octets[i] >= '0' && octets[i] <= '9' && digitsEnd - i <= MAX_DIGITS + 1) {
            i--;
        }
        int digitsStart = i + 1;
        boolean endless = digitsEnd - digitsStart > MAX_DIGITS;
        if (digitsStart == digitsEnd || !endless && (i < lineStart || octets[i] != '{')) {
            return Optional.empty();
        }
        boolean binary = !endless && i > lineStart && octets[i - 1] == '~';
        long size = endless ? Long.MAX_VALUE : number(octets, digitsStart, digitsEnd);
        return Optional.of(new LiteralHead(size, synchronising, binary, binary ? i - 1 : i));
    }

    private static long number(byte[] octets, int start, int end) {
        long number = 0;
        for (int i = start; i < end; i++) {
            int digit = octets[i] - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return Long.MAX_VALUE;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
