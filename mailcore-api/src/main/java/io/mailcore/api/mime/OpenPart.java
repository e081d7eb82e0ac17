package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part whose end has not been seen yet. */
final class OpenPart {
    private static final byte[] NO_BOUNDARY = new byte[0];

    private final Optional<OpenPart> parent;
    private final Role role;
    private final int depth;
    private final long headerOffset;
    private final long linesBefore;
    private long bodyOffset = -1;
    private long linesBeforeBody;
    private PartHeader header = PartHeader.EMPTY;
    private byte[] boundary = NO_BOUNDARY;
    private final List<BodyPart> children = new ArrayList<>(0);
    private Optional<MessageSummary> message = Optional.empty();

    /** What the part is to the one around it. */
    enum Role {
        /** The top part of the message, or of a message within it. */
        MESSAGE,
        /** A part of a multipart. */
        PART,
        /** A part of a multipart/digest, by default a message (RFC 2046 §5.1.5). */
        DIGEST_PART
    }

    private OpenPart(Optional<OpenPart> parent, Role role, int depth, Position start) {
        this.parent = parent;
        this.role = role;
        this.depth = depth;
        this.headerOffset = start.offset();
        this.linesBefore = start.lines();
    }

    /** The top part. */
    static OpenPart top() {
        return new OpenPart(Optional.empty(), Role.MESSAGE, 0, new Position(0, 0));
    }

    OpenPart child(Role childRole, Position begin) {
        return new OpenPart(Optional.of(this), childRole, depth + 1, begin);
    }

    Optional<OpenPart> parent() {
        return parent;
    }

    Role role() {
        return role;
    }

    int depth() {
        return depth;
    }

    PartHeader header() {
        return header;
    }

    boolean isInHeader() {
        return bodyOffset < 0;
    }

    long bodyOffset() {
        return bodyOffset;
    }

    byte[] boundary() {
        return boundary;
    }

    void beginBody(PartHeader read, Position begin) {
        header = read;
        bodyOffset = begin.offset();
        linesBeforeBody = begin.lines();
    }

    Position start() {
        return new Position(headerOffset, linesBefore);
    }

    void beginMultipart(byte[] newBoundary) {
        boundary = newBoundary;
    }

    /**
     * Makes the part and hands it to the one around it.
     *
     * @param behind where the part's body ends
     * @return the part
     */
    BodyPart end(Position behind) {
        long end = behind.offset();
        // RFC 2046 §5.1.1: the line end before a boundary is the boundary's, even if it was a header's blank line.
        long begin = Math.min(bodyOffset, end);
        long start = Math.min(headerOffset, begin);
        PartExtent extent = new PartExtent(start, begin, end - begin, Math.max(0, behind.lines() - linesBeforeBody));
        fillIn(new PartExtent(begin, begin, 0, 0));
        BodyPart part = header.part(extent, children, message);
        parent.ifPresent(around -> around.take(part, this));
        return part;
    }

    // RFC 9051 §9: body-type-mpart has one part at least, body-type-msg has an envelope and a body. An encoded message
    // is not read (RFC 2046 §5.2.1 forbids it, RFC 6532 §3.7 allows it for message/global).
    private void fillIn(PartExtent nothing) {
        if (boundary.length > 0 && children.isEmpty()) {
            children.add(PartHeader.EMPTY.part(nothing, List.of(), Optional.empty()));
        }
        if (header.contentType().isMessage() && message.isEmpty()) {
            BodyPart empty = PartHeader.EMPTY.part(nothing, List.of(), Optional.empty());
            message = Optional.of(new MessageSummary(MessageEnvelope.EMPTY, empty));
        }
    }

    private void take(BodyPart part, OpenPart from) {
        if (from.role == Role.MESSAGE) {
            message = Optional.of(new MessageSummary(from.header.envelope(), part));
        } else {
            children.add(part);
        }
    }
}
