package io.mailcore.api.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UidSetTest {
    private static final long SEED = 20261110;
    private static final int UIDS = 120;

    @Test
    void behavesAsABitSet() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            BitSet modelA = new BitSet();
            BitSet modelB = new BitSet();
            UidSet a = random(random, modelA);
            UidSet b = random(random, modelB);
            String description = "seed " + SEED + ", round " + round + ": " + a + " and " + b;

            same(a, modelA, description);
            BitSet both = (BitSet) modelA.clone();
            both.and(modelB);
            same(a.intersect(b), both, description);
            assertThat(b.intersect(a)).as(description).isEqualTo(a.intersect(b));
            BitSet even = new BitSet();
            modelA.stream().filter(i -> i % 2 == 0).forEach(even::set);
            same(a.filter(uid -> uid % 2 == 0), even, description);
            assertThat(a.equals(b)).as(description).isEqualTo(modelA.equals(modelB));
        }
    }

    private static UidSet random(Random random, BitSet model) {
        UidSet.Builder builder = UidSet.builder();
        int additions = random.nextInt(12);
        for (int i = 0; i < additions; i++) {
            int first = 1 + random.nextInt(UIDS);
            int last = Math.min(UIDS, first + (random.nextBoolean() ? 0 : random.nextInt(20)));
            builder.addRange(first, last);
            model.set(first, last + 1);
        }
        return builder.build();
    }

    private static void same(UidSet set, BitSet model, String description) {
        assertThat(set.stream().toArray())
                .as(description)
                .isEqualTo(model.stream().asLongStream().toArray());
        assertThat(set.count()).as(description).isEqualTo(model.cardinality());
        assertThat(set.isEmpty()).as(description).isEqualTo(model.isEmpty());
        for (int uid = 0; uid <= UIDS + 1; uid++) {
            assertThat(set.contains(uid)).as(description + ", " + uid).isEqualTo(model.get(uid));
        }
        long previous = -1;
        for (UidSet.Range range : set.ranges()) {
            assertThat(range.first()).as(description + ": ranges that touch").isGreaterThan(previous + 1);
            previous = range.last();
        }
        if (!model.isEmpty()) {
            assertThat(set.first()).as(description).isEqualTo(model.nextSetBit(0));
            assertThat(set.last()).as(description).isEqualTo(model.length() - 1);
        }
    }

    @Test
    void reachesTheLastUid() {
        assertThat(UidSet.ALL.contains(Uid.MAX)).isTrue();
        assertThat(UidSet.ALL.contains(Uid.MAX + 1)).isFalse();
        assertThat(UidSet.ALL.count()).isEqualTo(Uid.MAX);
        assertThat(UidSet.builder().add(Uid.MAX).add(Uid.MAX - 1).build()).hasToString("4294967294:4294967295");
        assertThat(UidSet.ALL.intersect(UidSet.of(Uid.MAX, 7))).isEqualTo(UidSet.of(7, Uid.MAX));
    }

    @Test
    void builderMayGoOnAfterBuild() {
        UidSet.Builder builder = UidSet.builder().add(1);
        UidSet first = builder.build();
        assertThat(builder.add(2).build()).hasToString("1:2");
        assertThat(first).hasToString("1");
    }

    @Test
    void millionTimesTheSameUidIsOneRange() {
        UidSet.Builder builder = UidSet.builder();
        for (int i = 0; i < 1_000_000; i++) {
            builder.add(5);
        }
        assertThat(builder.build().ranges()).isEqualTo(List.of(new UidSet.Range(5, 5)));
    }

    @Test
    void refusesWhatIsNoUid() {
        for (long uid : new long[] {0, -1, Uid.MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> UidSet.of(uid));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> UidSet.range(2, 1));
        assertThatIllegalStateException().isThrownBy(UidSet.EMPTY::first);
        assertThatIllegalStateException().isThrownBy(UidSet.EMPTY::last);
    }
}
