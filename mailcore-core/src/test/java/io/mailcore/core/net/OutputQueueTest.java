package io.mailcore.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session writes in one turn leaves in one piece: a reply in two would wait for the peer's delayed ACK. */
class OutputQueueTest {
    private final OctetBudget budget = new OctetBudget(OutputQueue.HIGH);
    private final OutputQueue output = new OutputQueue(UnpooledByteBufAllocator.DEFAULT, budget);

    @Test
    void repliesOfOneTurnAreOneBuffer() throws IOException {
        for (int i = 0; i < 100; i++) {
            output.write("250-");
            output.write("line " + i);
            output.write("\r\n");
        }
        List<ByteBuf> pulled = output.pull();
        assertThat(pulled).hasSize(1);
        assertThat(pulled.get(0).toString(StandardCharsets.US_ASCII)).startsWith("250-line 0\r\n250-line 1\r\n");
        release(pulled);
    }

    @Test
    void aSmallContentFollowsItsHeadInTheSameBuffer() throws IOException {
        output.write("* 1 FETCH (BODY[] {1000}\r\n");
        output.write(new TestContent(1000), 0, 1000);
        List<ByteBuf> pulled = output.pull();
        assertThat(pulled).hasSize(1);
        release(pulled);
    }

    @Test
    void anIdleQueueHoldsNothing() throws IOException {
        output.write("250 OK\r\n");
        release(output.pull());
        assertThat(output.pull()).isEmpty();
        assertThat(output.isWaiting()).isFalse();
        assertThat(output.inFlight()).isZero();
        assertThat(budget.used()).isZero();
    }

    private void release(List<ByteBuf> pulled) {
        for (ByteBuf octets : pulled) {
            output.sent(octets.readableBytes());
            assertThat(octets.release()).isTrue();
        }
    }
}
