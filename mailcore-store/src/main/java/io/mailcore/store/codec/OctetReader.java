package io.mailcore.store.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what {@link OctetWriter} wrote. Octets that it did not write fail with an {@link IllegalArgumentException}, and
 * never make it take more memory than they have octets. Not thread-safe.
 */
final class OctetReader {
    private final byte[] octets;
    private int at;

    OctetReader(byte[] octets) {
        this.octets = octets;
    }

    boolean isAtEnd() {
        return at == octets.length;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte octet = octet();
            value |= (octet & 0x7fL) << shift;
            if (octet >= 0) {
                return value;
            }
        }
        throw broken();
    }

    private byte octet() {
        if (at == octets.length) {
            throw broken();
        }
        return octets[at++];
    }

    String text() {
        long head = number();
        int length = within(head >>> 1);
        int start = at;
        at += length;
        if ((head & 1) == 0) {
            return new String(octets, start, length, StandardCharsets.ISO_8859_1);
        }
        return ByteBuffer.wrap(octets, start, length).asCharBuffer().toString();
    }

    List<String> texts() {
        return list(this::text);
    }

    Optional<String> optionalText() {
        return optional(this::text);
    }

    <T> Optional<T> optional(Supplier<T> each) {
        return number() == 0 ? Optional.empty() : Optional.of(each.get());
    }

    <T> List<T> list(Supplier<T> each) {
        // Each element takes an octet at least, so a count beyond the rest is a lie.
        int count = within(number());
        if (count == 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            values.add(each.get());
        }
        return values;
    }

    private int within(long count) {
        if (count > octets.length - at) {
            throw broken();
        }
        return (int) count;
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("octets: broken at " + at + " of " + octets.length);
    }
}
