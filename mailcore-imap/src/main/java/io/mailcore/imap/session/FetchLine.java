package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import io.mailcore.core.protocol.Output;
import io.mailcore.imap.codec.ResponseBuffer;
import io.mailcore.imap.codec.command.FetchItem;
import java.util.ArrayList;
import java.util.List;

/**
 * One FETCH response while it is put together. Nothing is written before all of it is known, so a store that fails in the
 * midst leaves no half line behind; contents are named, not read.
 */
final class FetchLine {
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

    void writeTo(Output output) {
        buffer.raw(")").crlf();
        buffer.drain((octets, start, length) -> {
            int written = start;
            for (Literal literal : literals) {
                output.write(octets, written, start + literal.position - written);
                output.write(literal.content, literal.offset, literal.length);
                written = start + literal.position;
            }
            output.write(octets, written, start + length - written);
        });
    }
}
