package io.mailcore.core.internal.spool;

import io.mailcore.api.content.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Octets on the heap, in chunks that grow with the message: a short one holds little, a long one is never copied to a
 * larger array. Chunks are taken from the budget before they are made.
 */
final class HeapChunks {
    private static final int FIRST = 4 * 1024;
    private static final int LARGEST = 64 * 1024;

    private final Budget budget;
    private final int limit;
    private final List<byte[]> chunks = new ArrayList<>();
    private int capacity;
    private int size;
    private int current;
    private int usedOfCurrent;

    HeapChunks(Budget budget, int limit) {
        this.budget = budget;
        this.limit = limit;
    }

    /** Takes octets, all or none: false when they would exceed the limit or the budget. */
    boolean add(byte[] octets, int offset, int length) {
        if (length > limit - size || !reserve(length)) {
            return false;
        }
        int done = 0;
        while (done < length) {
            byte[] chunk = chunks.get(current);
            int count = Math.min(chunk.length - usedOfCurrent, length - done);
            System.arraycopy(octets, offset + done, chunk, usedOfCurrent, count);
            done += count;
            advance(count, chunk.length);
        }
        size += length;
        return true;
    }

    int size() {
        return size;
    }

    Content content() {
        List<Content> parts = new ArrayList<>();
        int left = size;
        for (byte[] chunk : chunks) {
            int used = Math.min(left, chunk.length);
            if (used > 0) {
                parts.add(Content.wrap(chunk).slice(0, used));
            }
            left -= used;
        }
        return parts.isEmpty() ? Content.wrap(new byte[0]) : Content.concat(parts.toArray(new Content[0]));
    }

    void moveTo(SpoolFile file) throws IOException {
        int left = size;
        for (byte[] chunk : chunks) {
            int used = Math.min(left, chunk.length);
            file.write(chunk, 0, used);
            left -= used;
        }
        free();
    }

    void free() {
        budget.giveBack(capacity);
        chunks.clear();
        capacity = 0;
        size = 0;
        current = 0;
        usedOfCurrent = 0;
    }

    private boolean reserve(int length) {
        while (capacity - size < length) {
            int next = Math.min(limit - capacity, Math.min(LARGEST, Math.max(FIRST, capacity)));
            if (!budget.take(next)) {
                return false;
            }
            chunks.add(new byte[next]);
            capacity += next;
        }
        return true;
    }

    private void advance(int count, int chunkLength) {
        usedOfCurrent += count;
        if (usedOfCurrent == chunkLength) {
            current++;
            usedOfCurrent = 0;
        }
    }
}
