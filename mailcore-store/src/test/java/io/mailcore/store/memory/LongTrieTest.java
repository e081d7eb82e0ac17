package io.mailcore.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTrieTest {

    @ParameterizedTest
    @ValueSource(longs = {8, 40, 1_000, 100_000, 0xffff_ffffL, Long.MAX_VALUE})
    void agreesWithATreeMap(long bound) {
        long seed = 42 + bound;
        Random random = new Random(seed);
        TreeMap<Long, String> expected = new TreeMap<>();
        LongTrie<String> trie = LongTrie.empty();
        for (int step = 0; step < 3_000; step++) {
            long key = (long) (random.nextDouble() * bound);
            if (random.nextInt(3) == 0) {
                expected.remove(key);
                trie = trie.without(key);
            } else {
                expected.put(key, "v" + step);
                trie = trie.with(key, "v" + step);
            }
            assertThat(trie.find(key))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(Optional.ofNullable(expected.get(key)));
            if (step % 50 == 0) {
                long first = (long) (random.nextDouble() * bound);
                long last = first + (long) (random.nextDouble() * (bound - first));
                assertThat(entries(trie, first, last)).isEqualTo(entries(expected, first, last));
                assertThat(trie.from(first))
                        .isEqualTo(Optional.ofNullable(expected.ceilingEntry(first))
                                .map(Map.Entry::getValue));
            }
        }
        assertThat(entries(trie, 0, Long.MAX_VALUE)).isEqualTo(entries(expected, 0, Long.MAX_VALUE));
    }

    @Test
    void neverChangesWhatWasThereBefore() {
        List<LongTrie<Integer>> versions = new ArrayList<>(List.of(LongTrie.empty()));
        for (int i = 0; i < 200; i++) {
            versions.add(versions.get(i).with(i * 7L, i));
        }
        LongTrie<Integer> emptied = versions.get(200);
        for (int i = 0; i < 200; i++) {
            emptied = emptied.without(i * 7L);
        }
        assertThat(emptied.isEmpty()).isTrue();
        for (int i = 0; i <= 200; i++) {
            assertThat(entries(versions.get(i), 0, Long.MAX_VALUE)).hasSize(i);
        }
    }

    @Test
    void takesNoNegativeKeys() {
        LongTrie<String> trie = LongTrie.<String>empty().with(0, "zero");
        assertThatThrownBy(() -> trie.with(-1, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(trie.find(-1)).isEmpty();
        assertThat(trie.without(-1).find(0)).contains("zero");
    }

    @Test
    void endsAWalkWhenTheVisitorHasEnough() {
        LongTrie<Integer> trie = LongTrie.empty();
        for (int i = 0; i < 100; i++) {
            trie = trie.with(i, i);
        }
        List<Integer> seen = new ArrayList<>();
        trie.walk(40, 99, (key, value) -> seen.add(value) && seen.size() < 30);
        assertThat(seen).hasSize(30).startsWith(40).endsWith(69);
    }

    private static List<String> entries(LongTrie<?> trie, long first, long last) {
        List<String> entries = new ArrayList<>();
        trie.walk(first, last, (key, value) -> entries.add(key + "=" + value));
        return entries;
    }

    private static List<String> entries(TreeMap<Long, String> map, long first, long last) {
        return map.subMap(first, true, last, true).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
