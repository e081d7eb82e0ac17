package io.mailcore.store.memory;

import java.util.Optional;

/**
 * An immutable ordered map from non-negative numbers to values. Looking up, adding and removing cost the logarithm of
 * the largest key to base 32; every change shares all but one path with the map it came from.
 *
 * <p>How it works: a radix tree over five bits per level. A node keeps only the children it has, in key order, and a bit
 * map that tells which; so dense runs of keys, as UIDs are, cost little more than a reference each.
 *
 * @param <V> the values
 */
final class LongTrie<V> {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;
    private static final int TOP_SHIFT = 60;
    private static final Node NO_NODE = new Node(0, new Object[0]);
    private static final LongTrie<?> EMPTY = new LongTrie<>(NO_NODE, 0);

    private final Node root;
    private final int shift;

    private LongTrie(Node root, int shift) {
        this.root = root;
        this.shift = shift;
    }

    /** Children by the bits set in the map; values in the lowest level, nodes above. Never changed after its making. */
    private record Node(int bitmap, Object[] slots) {

        boolean has(int index) {
            return (bitmap & 1 << index) != 0;
        }

        int position(int index) {
            return Integer.bitCount(bitmap & (1 << index) - 1);
        }

        Object slot(int index) {
            return slots[position(index)];
        }

        Node with(int index, Object child) {
            int position = position(index);
            if (has(index)) {
                Object[] copy = slots.clone();
                copy[position] = child;
                return new Node(bitmap, copy);
            }
            Object[] copy = new Object[slots.length + 1];
            System.arraycopy(slots, 0, copy, 0, position);
            copy[position] = child;
            System.arraycopy(slots, position, copy, position + 1, slots.length - position);
            return new Node(bitmap | 1 << index, copy);
        }

        Node without(int index) {
            int position = position(index);
            Object[] copy = new Object[slots.length - 1];
            System.arraycopy(slots, 0, copy, 0, position);
            System.arraycopy(slots, position + 1, copy, position, copy.length - position);
            return new Node(bitmap & ~(1 << index), copy);
        }
    }

    /** Is given entries in key order. */
    @FunctionalInterface
    interface Visitor<V> {

        /** Returns false to end the walk. */
        boolean visit(long key, V value);
    }

    @SuppressWarnings("unchecked") // an empty map has values of every type
    static <V> LongTrie<V> empty() {
        return (LongTrie<V>) EMPTY;
    }

    boolean isEmpty() {
        return root.bitmap == 0;
    }

    @SuppressWarnings("unchecked") // the lowest level holds nothing but values
    Optional<V> find(long key) {
        if (!reaches(key, shift)) {
            return Optional.empty();
        }
        Node node = root;
        for (int level = shift; ; level -= BITS) {
            int index = index(key, level);
            if (!node.has(index)) {
                return Optional.empty();
            }
            if (level == 0) {
                return Optional.of((V) node.slot(index));
            }
            node = (Node) node.slot(index);
        }
    }

    LongTrie<V> with(long key, V value) {
        if (key < 0) {
            throw new IllegalArgumentException("key: " + key + " (expected: not negative)");
        }
        Node grown = root;
        int level = shift;
        while (!reaches(key, level)) {
            grown = isEmpty() ? NO_NODE : NO_NODE.with(0, grown);
            level += BITS;
        }
        return new LongTrie<>(put(grown, level, key, value), level);
    }

    private static Node put(Node node, int level, long key, Object value) {
        int index = index(key, level);
        if (level == 0) {
            return node.with(index, value);
        }
        Node child = node.has(index) ? (Node) node.slot(index) : NO_NODE;
        return node.with(index, put(child, level - BITS, key, value));
    }

    LongTrie<V> without(long key) {
        if (find(key).isEmpty()) {
            return this;
        }
        Node node = cut(root, shift, key);
        int level = shift;
        while (level > 0 && node.bitmap == 1) {
            node = (Node) node.slots[0];
            level -= BITS;
        }
        return node.bitmap == 0 ? empty() : new LongTrie<>(node, level);
    }

    private static Node cut(Node node, int level, long key) {
        int index = index(key, level);
        if (level == 0) {
            return node.without(index);
        }
        Node child = cut((Node) node.slot(index), level - BITS, key);
        return child.bitmap == 0 ? node.without(index) : node.with(index, child);
    }

    /** Visits the entries whose keys are within the bounds, both included, in key order. */
    void walk(long first, long last, Visitor<? super V> visitor) {
        if (first <= last) {
            walk(root, shift, 0, new Bounds(Math.max(0, first), last), visitor);
        }
    }

    private record Bounds(long first, long last) {}

    @SuppressWarnings("unchecked") // the lowest level holds nothing but values
    private static <V> boolean walk(Node node, int level, long base, Bounds bounds, Visitor<? super V> visitor) {
        int rest = node.bitmap & fromIndex(bounds.first, base, level);
        while (rest != 0) {
            int index = Integer.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            long key = base | (long) index << level;
            if (key > bounds.last) {
                return false;
            }
            Object slot = node.slot(index);
            boolean goOn =
                    level == 0 ? visitor.visit(key, (V) slot) : walk((Node) slot, level - BITS, key, bounds, visitor);
            if (!goOn) {
                return false;
            }
        }
        return true;
    }

    /** The bits of the children that may hold keys from {@code first} on. */
    private static int fromIndex(long first, long base, int level) {
        if (first <= base) {
            return -1;
        }
        long index = first - base >>> level;
        return index >= WIDTH ? 0 : -1 << index;
    }

    /** The lowest entry. */
    Optional<V> first() {
        return from(0);
    }

    /** The lowest entry whose key is at least this. */
    Optional<V> from(long key) {
        First<V> found = new First<>();
        walk(key, Long.MAX_VALUE, found);
        return found.value;
    }

    /** The lowest key. */
    long firstKey() {
        First<V> found = new First<>();
        walk(0, Long.MAX_VALUE, found);
        return found.key;
    }

    private static final class First<V> implements Visitor<V> {
        private long key = -1;
        private Optional<V> value = Optional.empty();

        @Override
        public boolean visit(long at, V found) {
            key = at;
            value = Optional.of(found);
            return false;
        }
    }

    private static boolean reaches(long key, int level) {
        return key >= 0 && (level >= TOP_SHIFT || key >>> level + BITS == 0);
    }

    private static int index(long key, int level) {
        return (int) (key >>> level) & MASK;
    }
}
