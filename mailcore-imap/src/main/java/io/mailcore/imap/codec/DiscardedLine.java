package io.mailcore.imap.codec;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A line that is thrown away: only its end is kept, to see CR LF and a literal announced before it. Not thread-safe. */
final class DiscardedLine {
    private static final int KEPT = LiteralHead.MAX_LENGTH + 2;

    private final byte[] tail = new byte[KEPT];
    private int size;

    void clear() {
        size = 0;
    }

    /** Begins with the end of what has arrived of the line. */
    void startWith(Octets line, int from) {
        clear();
        for (int i = Math.max(from, line.size() - KEPT); i < line.size(); i++) {
            add(line.array()[i]);
        }
    }

    /** Takes octets of the line. */
    void take(ByteBuffer input, int count) {
        int dropped = Math.max(0, count - KEPT);
        input.position(input.position() + dropped);
        for (int i = dropped; i < count; i++) {
            add(input.get());
        }
    }

    private void add(byte octet) {
        if (size == KEPT) {
            System.arraycopy(tail, 1, tail, 0, KEPT - 1);
            size--;
        }
        tail[size++] = octet;
    }

    boolean isWhole() {
        return size >= 2 && tail[size - 2] == '\r' && tail[size - 1] == '\n';
    }

    Optional<LiteralHead> literal() {
        return LiteralHead.at(tail, 0, size - 2);
    }
}
