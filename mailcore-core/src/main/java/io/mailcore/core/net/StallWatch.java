package io.mailcore.core.net;

import io.mailcore.api.time.TimeSource;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;

/**
 * Ends a connection whose peer takes nothing of what is sent for a time. Looks only while something is unsent, and costs
 * nothing else. Used on the event loop.
 */
final class StallWatch {
    private final Connection connection;
    private final Channel channel;
    private final Duration limit;
    private final TimeSource time;
    private boolean armed;
    private long sentThen;
    private long progressThen;

    StallWatch(Connection connection, Channel channel, Duration limit, TimeSource time) {
        this.connection = connection;
        this.channel = channel;
        this.limit = limit;
        this.time = time;
    }

    /** Something is unsent. */
    void arm() {
        if (!armed) {
            schedule();
        }
    }

    private void schedule() {
        armed = true;
        sentThen = connection.octetsOut();
        progressThen = progress();
        time.schedule(limit, () -> connection.execute(this::look));
    }

    private void look() {
        armed = false;
        if (!connection.isSending()) {
            return;
        }
        if (sentThen == connection.octetsOut() && progressThen == progress()) {
            connection.abort(EndReason.NOT_READING);
        } else {
            schedule();
        }
    }

    // How much of the buffer that is being written has been taken.
    private long progress() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.currentProgress();
    }
}
