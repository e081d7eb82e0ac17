package io.mailcore.api.filter;

import io.mailcore.api.content.Content;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mime.HeaderBlock;
import io.mailcore.api.mime.MessageSummary;
import java.util.Objects;

/**
 * A message that has arrived whole and is not yet accepted. Immutable; the content is readable only until the filter
 * returns.
 *
 * @param peer who sent it
 * @param envelope with the recipients accepted so far
 * @param content as received, without trace headers of ours
 * @param header of the message
 * @param summary its structure
 */
public record IncomingMail(Peer peer, Envelope envelope, Content content, HeaderBlock header, MessageSummary summary) {

    /** Makes a mail. */
    public IncomingMail {
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(summary, "summary");
    }
}
