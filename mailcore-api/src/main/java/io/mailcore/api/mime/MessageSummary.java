package io.mailcore.api.mime;

import java.util.Objects;

/**
 * What is computed of a message once, while it arrives, and kept beside it: serving it opens no body. Immutable.
 *
 * @param envelope the header fields of IMAP's ENVELOPE
 * @param body the structure; its extent is the whole message's header and body
 */
public record MessageSummary(MessageEnvelope envelope, BodyPart body) {

    /** Makes a summary. */
    public MessageSummary {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(body, "body");
    }

    /**
     * The octets of the message, header and body.
     *
     * @return zero or more
     */
    public long size() {
        return body.extent().headerLength() + body.extent().bodyLength();
    }

    /**
     * The summary of this message with header fields put in front that are not part of the envelope or the structure,
     * such as Received and Return-Path.
     *
     * @param octets of the fields in front, line ends included
     * @return the summary of the longer message
     */
    public MessageSummary withHeaderInFront(long octets) {
        BodyPart moved = body.shifted(octets);
        PartExtent extent = moved.extent();
        PartExtent grown = new PartExtent(
                extent.headerOffset() - octets, extent.bodyOffset(), extent.bodyLength(), extent.bodyLines());
        return new MessageSummary(envelope, moved.with(grown, moved.children(), moved.message()));
    }

    MessageSummary shifted(long octets) {
        return new MessageSummary(envelope, body.shifted(octets));
    }
}
