package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import io.mailcore.api.mime.BodyPart;
import io.mailcore.imap.codec.command.FetchItem;
import io.mailcore.imap.session.Sections.Range;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A part with its transfer encoding removed, for BINARY and BINARY.SIZE (RFC 9051 §6.4.5, RFC 3516). */
final class BinaryPart {
    private final FetchedMessage message;
    private final List<Integer> path;

    BinaryPart(FetchedMessage message, List<Integer> path) {
        this.message = message;
        this.path = path;
    }

    /** Adds the octets; returns false when the transfer encoding is not known. */
    boolean add(FetchLine line, FetchItem.Binary item) throws IOException {
        line.item(item);
        Optional<Content> octets = message.content();
        Optional<BodyPart> part = part();
        if (octets.isEmpty() || part.isEmpty() && !path.isEmpty()) {
            line.nil();
            return true;
        }
        Optional<Content> decoded = part.isPresent()
                ? DecodedContent.of(octets.get(), part.get())
                : octets.map(whole -> whole.slice(0, message.size()));
        if (decoded.isEmpty()) {
            return false;
        }
        Range range = FetchedMessage.cut(new Range(0, decoded.get().size()), item.partial());
        line.literal8(decoded.get(), range.offset(), range.length());
        return true;
    }

    /** Adds the size; returns false when the transfer encoding is not known. */
    boolean addSize(FetchLine line, FetchItem.BinarySize item) throws IOException {
        Optional<Content> octets = message.content();
        Optional<BodyPart> part = part();
        if (octets.isEmpty() || part.isEmpty()) {
            // RFC 9051 §6.4.5: a size is a number; of what is not there, it is zero.
            line.item(item).number(path.isEmpty() ? message.size() : 0);
            return true;
        }
        Optional<Content> decoded = DecodedContent.of(octets.get(), part.get());
        decoded.ifPresent(content -> line.item(item).number(content.size()));
        return decoded.isPresent();
    }

    private Optional<BodyPart> part() {
        return path.isEmpty() ? Optional.empty() : Sections.part(message.summary(), path);
    }
}
