package io.mailcore.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerLimitsTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void leavesMostOfASmallHeapToOthers() {
        ServerLimits limits = ServerLimits.ofHeap(64 * MEBIBYTE);

        assertThat(limits.inputMemory()).isEqualTo(8 * MEBIBYTE);
        assertThat(limits.outputMemory()).isEqualTo(8 * MEBIBYTE);
        assertThat(limits.problems()).isEmpty();
    }

    @Test
    void isInRangeWhateverTheHeap() {
        assertThat(ServerLimits.ofHeap(1).problems()).isEmpty();
        assertThat(ServerLimits.ofHeap(Long.MAX_VALUE).problems()).isEmpty();
        assertThat(ServerLimits.ofHeap(Long.MAX_VALUE).inputMemory()).isEqualTo(64 * MEBIBYTE);
    }

    @Test
    void isForTheHeapOfThisProcessByDefault() {
        assertThat(ServerLimits.DEFAULT)
                .isEqualTo(ServerLimits.ofHeap(Runtime.getRuntime().maxMemory()));
    }
}
