package io.mailcore.store.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes numbers, texts and lists one behind the other, small ones in few octets. Not thread-safe. */
final class OctetWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    byte[] octets() {
        return out.toByteArray();
    }

    /** A number that is not negative: seven bits an octet, the lowest first, the top bit telling that more follow. */
    void number(long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    void text(String text) {
        boolean narrow = text.chars().allMatch(c -> c < 0x100);
        byte[] octets = narrow ? text.getBytes(StandardCharsets.ISO_8859_1) : wide(text);
        number((long) octets.length << 1 | (narrow ? 0 : 1));
        out.write(octets, 0, octets.length);
    }

    /** Two octets a char: a charset would replace a lone surrogate. */
    private static byte[] wide(String text) {
        ByteBuffer octets = ByteBuffer.allocate(Math.multiplyExact(text.length(), 2));
        octets.asCharBuffer().put(text);
        return octets.array();
    }

    void texts(List<String> texts) {
        list(texts, this::text);
    }

    void optionalText(Optional<String> text) {
        optional(text, this::text);
    }

    <T> void optional(Optional<T> value, Consumer<T> each) {
        number(value.isPresent() ? 1 : 0);
        value.ifPresent(each);
    }

    <T> void list(List<T> values, Consumer<T> each) {
        number(values.size());
        values.forEach(each);
    }
}
