package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.EncodedWords;
import io.mailcore.api.mime.HeaderBlock;
import io.mailcore.api.mime.HeaderField;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.PartExtent;
import io.mailcore.api.mime.TextDecoding;
import io.mailcore.api.mime.TransferDecoding;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.imap.codec.command.SearchKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the texts of HEADER, BODY and TEXT keys in one message: once over its octets for all keys, slice by slice,
 * with transfer encodings, charsets and encoded words decoded (RFC 9051 §6.4.4). Of the parts, text is searched; of each
 * header, the first 256 KiB. Not thread-safe.
 */
final class TextScan implements AutoCloseable {
    private static final int HEADER_LIMIT = 256 * 1024;
    private static final int CHARS_PER_STEP = 128 * 1024;

    private final Content content;
    private final Map<SearchKey, TextMatcher> matchers = new LinkedHashMap<>();
    private final List<SearchKey.Header> fields = new ArrayList<>();
    private final Set<SearchKey> foundFields = new HashSet<>();
    private final Deque<Unit> units = new ArrayDeque<>();
    private final char[] buffer = new char[8 * 1024];
    private Optional<Reader> open = Optional.empty();

    /**
     * Something to read.
     *
     * @param part whose header or body
     * @param header true for the header
     * @param top whether the part is the whole message
     */
    private record Unit(BodyPart part, boolean header, boolean top) {}

    private TextScan(Content content, MessageSummary summary, List<SearchKey> texts) {
        this.content = content;
        for (SearchKey key : texts) {
            if (key instanceof SearchKey.Header header) {
                fields.add(header);
            } else {
                matchers.put(key, new TextMatcher(text(key)));
            }
        }
        units.add(new Unit(summary.body(), true, true));
        if (!matchers.isEmpty()) {
            addBody(summary.body(), texts.stream().anyMatch(key -> key instanceof SearchKey.Text));
        }
    }

    /** Begins; empty when the message's octets are gone. */
    static Optional<TextScan> of(MailboxReader reader, StoredMessage message, List<SearchKey> texts)
            throws IOException {
        MessageSummary summary =
                message.summary().orElseThrow(() -> new IllegalStateException("summary: asked for, not given"));
        return reader.content(message.emailId()).map(content -> new TextScan(content, summary, texts));
    }

    private static String text(SearchKey key) {
        if (key instanceof SearchKey.Body body) {
            return body.text();
        }
        return ((SearchKey.Text) key).text();
    }

    private void addBody(BodyPart part, boolean headers) {
        if (part.message().isPresent()) {
            addPart(part.message().get().body(), headers);
        } else if (part.isMultipart()) {
            part.children().forEach(child -> addPart(child, headers));
        } else if (part.isText()) {
            units.add(new Unit(part, false, false));
        }
    }

    private void addPart(BodyPart part, boolean headers) {
        if (headers) {
            units.add(new Unit(part, true, false));
        }
        addBody(part, headers);
    }

    /** Whether a key's text is in the message; known when the scan is over. */
    boolean found(SearchKey key) {
        TextMatcher matcher = matchers.get(key);
        return matcher == null ? foundFields.contains(key) : matcher.isFound();
    }

    /** Reads on; returns whether there is more to read. */
    boolean step() throws IOException {
        int budget = CHARS_PER_STEP;
        while (budget > 0) {
            if (open.isPresent()) {
                budget -= readText();
            } else if (units.isEmpty() || isDecided()) {
                return false;
            } else {
                budget -= begin(units.remove());
            }
        }
        return true;
    }

    private boolean isDecided() {
        return foundFields.containsAll(fields) && matchers.values().stream().allMatch(TextMatcher::isFound);
    }

    private int begin(Unit unit) throws IOException {
        matchers.values().forEach(TextMatcher::restart);
        if (unit.header) {
            return readHeader(unit);
        }
        open = Optional.of(text(unit.part));
        return 1;
    }

    private Reader text(BodyPart part) throws IOException {
        PartExtent extent = part.extent();
        InputStream encoded = content.open(extent.bodyOffset(), extent.bodyLength());
        InputStream octets = TransferDecoding.decode(encoded, part.encoding(), Long.MAX_VALUE);
        return TextDecoding.reader(octets, part.parameter("charset").orElse(""));
    }

    private int readHeader(Unit unit) throws IOException {
        PartExtent extent = unit.part.extent();
        int length = (int) Math.min(extent.headerLength(), HEADER_LIMIT);
        HeaderBlock header = HeaderBlock.parse(content.bytes(extent.headerOffset(), length));
        for (HeaderField field : header.fields()) {
            String body = EncodedWords.decode(field.body());
            matchText(field, body);
            if (unit.top) {
                fields.stream()
                        .filter(key -> field.is(key.name()) && TextMatcher.contains(body, key.text()))
                        .forEach(foundFields::add);
            }
        }
        return length + 1;
    }

    private void matchText(HeaderField field, String body) {
        matchers.forEach((key, matcher) -> {
            if (key instanceof SearchKey.Text) {
                matcher.restart();
                matcher.feed(field.name());
                matcher.feed(": ");
                matcher.feed(body);
            }
        });
    }

    private int readText() throws IOException {
        int count = open.orElseThrow().read(buffer);
        if (count < 0) {
            close();
            return 1;
        }
        matchers.values().forEach(matcher -> matcher.feed(buffer, count));
        return count;
    }

    @Override
    public void close() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            // Only read from: nothing is lost.
        }
        open = Optional.empty();
    }
}
