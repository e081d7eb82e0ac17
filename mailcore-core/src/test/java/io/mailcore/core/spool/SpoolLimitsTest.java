package io.mailcore.core.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpoolLimitsTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void leavesMostOfASmallHeapToOthers() {
        assertThat(SpoolLimits.ofHeap(64 * MEBIBYTE).memory()).isEqualTo(8 * MEBIBYTE);
    }

    @Test
    void doesNotGrowWithALargeHeap() {
        assertThat(SpoolLimits.ofHeap(16_384 * MEBIBYTE).memory()).isEqualTo(64 * MEBIBYTE);
        assertThat(SpoolLimits.ofHeap(Long.MAX_VALUE).memory()).isEqualTo(64 * MEBIBYTE);
    }

    @Test
    void isForTheHeapOfThisProcessByDefault() {
        assertThat(SpoolLimits.DEFAULT)
                .isEqualTo(SpoolLimits.ofHeap(Runtime.getRuntime().maxMemory()));
    }

    @Test
    void refusesNegativeLimits() {
        assertThatThrownBy(() -> new SpoolLimits(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SpoolLimits(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SpoolLimits(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
