package io.mailcore.imap.session;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.imap.codec.ResponseBuffer;
import io.mailcore.imap.codec.StructureWriter;
import io.mailcore.imap.codec.command.FetchItem;
import io.mailcore.imap.codec.command.FetchItem.Attribute;
import io.mailcore.imap.codec.command.FetchItem.Partial;
import io.mailcore.imap.codec.command.Section;
import io.mailcore.imap.codec.command.Section.SectionText;
import io.mailcore.imap.session.Sections.Range;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One message of a FETCH (RFC 9051 §7.5.2). */
final class FetchedMessage {
    private static final Section HEADER = new Section(List.of(), SectionText.HEADER, List.of());
    private static final Section TEXT = new Section(List.of(), SectionText.TEXT, List.of());

    private final SelectedMailbox mailbox;
    private final StoredMessage message;
    private final List<FetchItem> items;
    private final Optional<Flags> marked;
    private Optional<Content> content = Optional.empty();

    /**
     * A message to tell of.
     *
     * @param marked its flags, when this FETCH has just marked it as seen
     */
    FetchedMessage(SelectedMailbox mailbox, StoredMessage message, List<FetchItem> items, Optional<Flags> marked) {
        this.mailbox = mailbox;
        this.message = message;
        this.items = items;
        this.marked = marked;
    }

    /** Writes the response; or returns how the command ends because a part cannot be decoded. */
    Optional<Status> writeTo(Client client) throws IOException {
        FetchLine line = new FetchLine(
                client.responses(), mailbox.view().sequence(message.uid().value()));
        for (FetchItem item : items) {
            if (!add(line, item)) {
                client.dropResponses();
                return Optional.of(Status.no("UNKNOWN-CTE", "Transfer encoding is not known"));
            }
        }
        if (marked.isPresent() && !items.contains(Attribute.FLAGS)) {
            flags(line.item(Attribute.FLAGS));
        }
        line.writeTo(client.output());
        return Optional.empty();
    }

    private boolean add(FetchLine line, FetchItem item) throws IOException {
        if (item instanceof Attribute attribute) {
            add(line, attribute);
        } else if (item instanceof FetchItem.Body body) {
            line.item(item);
            addBody(line, body.section(), body.partial());
        } else if (item instanceof FetchItem.Binary binary) {
            return new BinaryPart(this, binary.path()).add(line, binary);
        } else if (item instanceof FetchItem.BinarySize size) {
            return new BinaryPart(this, size.path()).addSize(line, size);
        }
        return true;
    }

    private void add(FetchLine line, Attribute attribute) throws IOException {
        ResponseBuffer value = line.item(attribute);
        switch (attribute) {
            case FLAGS -> flags(value);
            case UID -> value.number(message.uid().value());
            case INTERNALDATE -> value.dateTime(message.internalDate());
            case SAVEDATE -> value.dateTime(message.saveDate());
            case RFC822_SIZE -> value.number(message.size());
            case EMAILID -> value.raw("(").raw(message.emailId().value()).raw(")");
            case THREADID -> value.raw("(").raw(message.threadId().value()).raw(")");
            case MODSEQ -> value.raw("(").number(message.modSeq().value()).raw(")");
            case ENVELOPE -> new StructureWriter(value).envelope(summary().envelope());
            case BODY -> new StructureWriter(value).body(summary().body());
            case BODYSTRUCTURE ->
                new StructureWriter(value).bodyStructure(summary().body());
            case RFC822 -> addBody(line, Section.WHOLE, Optional.empty());
            case RFC822_HEADER -> addBody(line, HEADER, Optional.empty());
            case RFC822_TEXT -> addBody(line, TEXT, Optional.empty());
        }
    }

    private void flags(ResponseBuffer value) {
        boolean recent = mailbox.view().isRecent(message.uid().value());
        value.flags(marked.orElse(message.flags()), recent ? News.RECENT : List.of());
    }

    MessageSummary summary() {
        return message.summary().orElseThrow(() -> new IllegalStateException("summary: asked for, not given"));
    }

    long size() {
        return message.size();
    }

    /** The octets; opened only when an item needs them. */
    Optional<Content> content() throws IOException {
        if (content.isEmpty()) {
            content = mailbox.reader().content(message.emailId());
        }
        return content;
    }

    private void addBody(FetchLine line, Section section, Optional<Partial> partial) throws IOException {
        Optional<Range> range = section.equals(Section.WHOLE)
                ? Optional.of(new Range(0, message.size()))
                : Sections.find(summary(), section);
        Optional<Content> octets = range.isPresent() ? content() : Optional.empty();
        if (range.isEmpty() || octets.isEmpty()) {
            line.nil();
            return;
        }
        addRange(line, octets.get(), range.get(), section, partial);
    }

    private static void addRange(
            FetchLine line, Content octets, Range range, Section section, Optional<Partial> partial)
            throws IOException {
        Range wanted = range;
        Content source = octets;
        if (!section.fields().isEmpty()) {
            boolean inverted = section.text() == SectionText.HEADER_FIELDS_NOT;
            Content header = octets.slice(range.offset(), range.length());
            source = HeaderFields.choose(header, section.fields(), inverted);
            wanted = new Range(0, source.size());
        }
        Range cut = cut(wanted, partial);
        line.literal(source, cut.offset(), cut.length());
    }

    /** What a partial leaves of a range; nothing when it begins beyond the end (RFC 9051 §6.4.5). */
    static Range cut(Range range, Optional<Partial> partial) {
        if (partial.isEmpty()) {
            return range;
        }
        long skipped = Math.min(partial.get().offset(), range.length());
        long length = Math.min(partial.get().length(), range.length() - skipped);
        return new Range(range.offset() + skipped, length);
    }
}
