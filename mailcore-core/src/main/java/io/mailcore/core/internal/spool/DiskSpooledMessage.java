package io.mailcore.core.internal.spool;

import io.mailcore.api.content.Content;
import io.mailcore.api.mime.HeaderBlock;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.core.spool.SpooledMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** A whole message in the spool. */
final class DiskSpooledMessage implements SpooledMessage {
    static final int MAX_HEADER = 256 * 1024;

    private final Content content;
    private final MessageSummary summary;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    DiskSpooledMessage(Content content, MessageSummary summary, Runnable release) {
        this.content = content;
        this.summary = summary;
        this.release = release;
    }

    @Override
    public Content content() {
        return content;
    }

    @Override
    public MessageSummary summary() {
        return summary;
    }

    @Override
    public HeaderBlock header() throws IOException {
        long length = Math.min(content.size(), summary.body().extent().headerLength());
        if (length <= MAX_HEADER) {
            return HeaderBlock.parse(content.bytes(0, (int) length));
        }
        return HeaderBlock.parse(wholeLines(content.bytes(0, MAX_HEADER)));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }

    // A line cut short would be taken for a field that nobody sent.
    private static byte[] wholeLines(byte[] octets) {
        int end = octets.length;
        while (end > 0 && octets[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(octets, end);
    }
}
