package io.mailcore.core.internal.spool;

import io.mailcore.api.content.Content;
import io.mailcore.api.mime.MessageScanner;
import io.mailcore.api.mime.ScanLimits;
import io.mailcore.core.spool.SpoolFullException;
import io.mailcore.core.spool.SpoolWriter;
import io.mailcore.core.spool.SpooledMessage;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** One message on its way into the spool: on the heap until that is too small, then in a file. */
final class DiskSpoolWriter implements SpoolWriter {
    /** What every message may hold, counted or not: usual headers are never refused. */
    private static final int FREE = 8 * 1024;

    private final DiskSpool spool;
    private MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
    private final HeapChunks heap;
    private Optional<SpoolFile> file = Optional.empty();
    private long size;
    private long held;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        /** An octet is missing: the message must not be finished any more. */
        BROKEN,
        FINISHED,
        CLOSED
    }

    DiskSpoolWriter(DiskSpool spool) {
        this.spool = spool;
        this.heap = new HeapChunks(spool.memory(), spool.limits().memoryPerMessage());
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, octets.length);
        requireOpen();
        state = State.BROKEN;
        try {
            store(octets, offset, length);
            scanner.accept(octets, offset, length);
            count(Math.max(0, scanner.heldOctets() - FREE));
        } catch (IOException e) {
            // The peer may take its time to send the rest, which nobody wants: nothing is kept for it.
            free();
            throw e;
        }
        size += length;
        state = State.OPEN;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SpooledMessage finish() throws IOException {
        requireOpen();
        state = State.BROKEN;
        Content content = file.isPresent() ? file.get().finish() : heap.content();
        SpooledMessage message = new DiskSpooledMessage(content, scanner.finish(), this::free);
        state = State.FINISHED;
        return message;
    }

    @Override
    public void close() {
        if (state == State.OPEN || state == State.BROKEN) {
            state = State.CLOSED;
            free();
        }
    }

    private void store(byte[] octets, int offset, int length) throws IOException {
        if (file.isEmpty() && heap.add(octets, offset, length)) {
            return;
        }
        if (file.isEmpty()) {
            SpoolFile fresh = spool.newFile();
            file = Optional.of(fresh);
            heap.moveTo(fresh);
        }
        file.get().write(octets, offset, length);
    }

    // A peer may send nothing but header, and very many peers at a time: their share of the heap is bounded too.
    private void count(long now) throws SpoolFullException {
        if (now <= held) {
            spool.headers().giveBack(held - now);
        } else if (!spool.headers().take(now - held)) {
            throw new SpoolFullException("spool: " + spool.headers().used() + " octets of headers (limit: "
                    + spool.headers().limit() + ")");
        }
        held = now;
    }

    private void free() {
        heap.free();
        spool.headers().giveBack(held);
        held = 0;
        scanner = new MessageScanner(ScanLimits.DEFAULT);
        file.ifPresent(SpoolFile::delete);
    }

    private void requireOpen() throws IOException {
        switch (state) {
            case OPEN -> {}
            case BROKEN -> throw new IOException("spool: an earlier write of this message has failed");
            case FINISHED, CLOSED -> throw new IllegalStateException("the writer is used up");
        }
    }
}
