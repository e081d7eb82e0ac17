package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import io.mailcore.core.protocol.Output;
import io.mailcore.imap.codec.ResponseBuffer;
import io.mailcore.imap.codec.command.FetchItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One FETCH response while it is put together. Nothing is written before all of it is known, so a store that fails in the
 * midst leaves no half line behind; contents are named, not read, but for the end of the line.
 *
 * <p>The end is read at once because the client's next command may let go of the mailbox or tell of an EXPUNGE while the
 * octets still wait for the network: the output takes no more commands until less than a window waits, and that much is
 * here already.
 */
final class FetchLine {
    /** The most octets that may wait for the network when the next command is looked at. */
    static final int WINDOW = 128 * 1024;

    private final ResponseBuffer buffer;
    private final List<Literal> literals = new ArrayList<>();
    private boolean empty = true;

    private record Literal(int position, Content content, long offset, long length) {}

    FetchLine(ResponseBuffer buffer, int sequence) {
        this.buffer = buffer;
        buffer.raw("* ").number(sequence).raw(" FETCH (");
    }

    /** Begins an item; its value follows. */
    ResponseBuffer item(FetchItem item) {
        buffer.raw(empty ? "" : " ").fetchItem(item).raw(" ");
        empty = false;
        return buffer;
    }

    /** The item has no value. */
    void nil() {
        buffer.nil();
    }

    /** The value of the item is a run of a content's octets. */
    void literal(Content content, long offset, long length) {
        if (length == 0) {
            buffer.string("");
        } else {
            buffer.literalHead(length);
            literals.add(new Literal(buffer.size(), content, offset, length));
        }
    }

    /** The same for octets that may include NUL. */
    void literal8(Content content, long offset, long length) {
        buffer.literal8Head(length);
        literals.add(new Literal(buffer.size(), content, offset, length));
    }

    void writeTo(Output output) throws IOException {
        buffer.raw(")").crlf();
        byte[][] ends = ends();
        buffer.drain((octets, start, length) -> {
            int written = start;
            for (int i = 0; i < ends.length; i++) {
                Literal literal = literals.get(i);
                output.write(octets, written, start + literal.position - written);
                output.write(literal.content, literal.offset, literal.length - ends[i].length);
                output.write(ends[i]);
                written = start + literal.position;
            }
            output.write(octets, written, start + length - written);
        });
    }

    /** The ends of the literals, as far as they lie in the last window of the line. */
    private byte[][] ends() throws IOException {
        byte[][] ends = new byte[literals.size()][];
        int next = buffer.size();
        long room = WINDOW;
        for (int i = ends.length - 1; i >= 0; i--) {
            Literal literal = literals.get(i);
            room = Math.max(0, room - (next - literal.position));
            int count = (int) Math.min(room, literal.length);
            ends[i] = literal.content.bytes(literal.offset + literal.length - count, count);
            room -= count;
            next = literal.position;
        }
        return ends;
    }
}
