package io.mailcore.imap.codec.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.mailbox.UidSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceSetTest {
    private static final long STAR = SequenceSet.STAR;

    private static SequenceSet set(long from, long to) {
        return new SequenceSet(List.of(new SequenceSet.Range(from, to)));
    }

    @Test
    void starIsTheLargest() {
        assertThat(set(STAR, STAR).resolve(7)).isEqualTo(UidSet.of(7));
        assertThat(set(3, STAR).resolve(7)).isEqualTo(UidSet.range(3, 7));
        // RFC 9051 §9: a range with a number above the largest includes the largest.
        assertThat(set(9, STAR).resolve(7)).isEqualTo(UidSet.range(7, 9));
        assertThat(set(STAR, 3).resolve(7)).isEqualTo(UidSet.range(3, 7));
    }

    @Test
    void starIsNothingWithoutMessages() {
        assertThat(set(1, STAR).resolve(0)).isEqualTo(UidSet.EMPTY);
        assertThat(set(1, 2).resolve(0)).isEqualTo(UidSet.range(1, 2));
    }

    @Test
    void endsMayBeInAnyOrderAndRangesOverlap() {
        SequenceSet set = new SequenceSet(
                List.of(new SequenceSet.Range(5, 3), new SequenceSet.Range(4, 9), new SequenceSet.Range(1, 1)));
        assertThat(set.resolve(100))
                .isEqualTo(UidSet.builder().add(1).addRange(3, 9).build());
        assertThat(set).hasToString("5:3,4:9,1");
    }

    @Test
    void tellsWhetherANumberIsTooLarge() {
        assertThat(set(1, 7).exceeds(7)).isFalse();
        assertThat(set(1, 8).exceeds(7)).isTrue();
        assertThat(set(8, 1).exceeds(7)).isTrue();
        assertThat(set(1, STAR).exceeds(7)).isFalse();
        assertThat(set(STAR, STAR).exceeds(0)).isTrue();
    }

    @Test
    void searchResultIsForTheSession() {
        assertThat(SequenceSet.SEARCH_RESULT.isSearchResult()).isTrue();
        assertThat(SequenceSet.SEARCH_RESULT).hasToString("$");
        assertThat(SequenceSet.SEARCH_RESULT.exceeds(0)).isFalse();
        assertThatThrownBy(() -> SequenceSet.SEARCH_RESULT.resolve(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> set(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> set(1, 4_294_967_296L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Qresync.Match(UidSet.of(1), UidSet.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
