package io.mailcore.api.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Computes a message's {@link MessageSummary} in one pass while its octets go by. Never fails: broken MIME becomes
 * whatever structure can be read from it. Memory is bounded by {@link ScanLimits}, time is linear in the octets. Not
 * thread-safe.
 *
 * <pre>{@code
 * MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
 * scanner.accept(buffer, 0, count);   // as often as octets come
 * MessageSummary summary = scanner.finish();
 * }</pre>
 *
 * <p>A line ends with CRLF or with a bare LF; lines are counted by their ends. Multiparts and messages beyond the limit
 * of depth or parts are {@code application/octet-stream}.
 */
public final class MessageScanner {
    /*
     * How it works. LineCursor cuts the octets into lines. The innermost open part either reads its header, whose
     * octets HeaderBuffer collects, or its body, of which only offsets are kept. A blank line ends the header: its
     * fields say whether the part is a leaf, a multipart (its boundary goes to Boundaries), or a message (its top part
     * is opened at once). A line that is the boundary of any open multipart ends all parts within that one. The end of
     * the octets ends all parts. Ended parts become BodyParts and are handed to the part around them.
     */
    private final ScanLimits limits;
    private final LineCursor line = new LineCursor();
    private final Boundaries boundaries = new Boundaries();
    private final ScanBudget budget;
    private final HeaderBuffer header;
    private final OpenPart top = OpenPart.top();
    private OpenPart current = top;
    private int parts = 1;
    private long lines;
    private int previousEndLength;

    /**
     * A scanner for one message.
     *
     * @param limits what it keeps at most
     */
    public MessageScanner(ScanLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.budget = new ScanBudget(limits);
        this.header = new HeaderBuffer(budget);
    }

    /**
     * Reads on.
     *
     * @param octets where the message's next octets are; not kept
     * @param offset the first
     * @param length how many
     */
    public void accept(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        int at = offset;
        while (at < offset + length) {
            int next = line.read(octets, at, offset + length);
            if (current.isInHeader()) {
                header.append(octets, at, next);
            }
            if (line.isComplete()) {
                endLine();
                previousEndLength = line.endLength();
                lines++;
            }
            at = next;
        }
    }

    /**
     * What it holds of the message so far, for whoever bounds the memory of many scanners together: the header that is
     * being read, and what is kept of those before, which is never longer than they were.
     *
     * @return octets, about; never more than a few times {@link ScanLimits#headerOctets()}
     */
    public long heldOctets() {
        return header.capacity() + budget.takenHeaderOctets();
    }

    /**
     * Ends the message. The scanner is used up.
     *
     * @return its summary
     */
    public MessageSummary finish() {
        if (line.isOpen()) {
            endLine();
        }
        Position end = new Position(line.end(), lines);
        endHeaders(end);
        while (current != top) {
            end(end);
        }
        return new MessageSummary(top.header().envelope(), top.end(end));
    }

    private void endLine() {
        boolean found = line.isDashed() && boundaries.find(line);
        if (found && (boundaries.isClosing() || parts < limits.parts())) {
            boundary(boundaries.found());
        } else if (current.isInHeader() && line.isBlank()) {
            endHeader(new Position(line.end(), lines + 1));
        } else {
            header.endLine();
        }
    }

    private void endHeader(Position end) {
        PartHeader read = HeaderReader.read(header, current.role(), budget);
        boolean missing = isMissing(read);
        header.clear();
        boolean holds = read.contentType().isMultipart() || read.contentType().isMessage();
        boolean beyond = holds && (current.depth() >= limits.depth() || parts >= limits.parts());
        PartHeader kept = beyond ? read.as(ContentType.OPAQUE) : read;
        current.beginBody(kept, missing ? current.start() : end);
        if (kept.contentType().isMultipart()) {
            current.beginMultipart(boundary(kept.contentType()));
            boundaries.open(current);
        } else if (kept.contentType().isMessage() && kept.isIdentity()) {
            begin(OpenPart.Role.MESSAGE, end);
        }
    }

    // RFC 2046 §5.1: a part needs no header. Lines without a single field among them are text that forgot the blank
    // line before it; as a header nobody would ever see them.
    private boolean isMissing(PartHeader read) {
        return !read.hasFields()
                && header.isWhole()
                && !header.isBlank()
                && !read.contentType().isMessage();
    }

    private static byte[] boundary(ContentType type) {
        byte[] boundary = type.boundary().getBytes(StandardCharsets.ISO_8859_1);
        return boundary.length > Boundaries.MAX_OCTETS ? Arrays.copyOf(boundary, Boundaries.MAX_OCTETS) : boundary;
    }

    private void boundary(OpenPart multipart) {
        header.dropLine();
        endHeaders(new Position(line.offset(), lines));
        endParts(multipart);
        if (boundaries.isClosing()) {
            boundaries.close(multipart);
        } else {
            boundaries.closeWithin(multipart);
            boolean digest = multipart.header().contentType().isDigest();
            begin(digest ? OpenPart.Role.DIGEST_PART : OpenPart.Role.PART, new Position(line.end(), lines + 1));
        }
    }

    private void endParts(OpenPart multipart) {
        if (current == multipart) {
            return;
        }
        OpenPart child = current;
        while (child.parent().orElse(top) != multipart) {
            child = child.parent().orElse(top);
        }
        // RFC 2046 §5.1.1: the line end before a boundary is the boundary's; yet a blank line that ends the part's own
        // header stays with the header, as the part has no other.
        long end = line.offset() - previousEndLength;
        boolean keeps = child.bodyOffset() > end;
        long linesBefore = keeps || previousEndLength == 0 ? lines : lines - 1;
        Position position = new Position(keeps ? child.bodyOffset() : end, linesBefore);
        while (current != multipart) {
            end(position);
        }
    }

    /** Ends the header, and those of the messages that begin and end with it. */
    private void endHeaders(Position end) {
        while (current.isInHeader()) {
            endHeader(end);
        }
    }

    private void begin(OpenPart.Role role, Position start) {
        current = current.child(role, start);
        parts++;
    }

    private void end(Position behind) {
        current.end(behind);
        current = current.parent().orElse(top);
    }
}
