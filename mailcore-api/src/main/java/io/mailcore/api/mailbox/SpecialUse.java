package io.mailcore.api.mailbox;

import java.util.Optional;
import java.util.stream.Stream;

/** What a mailbox is for (RFC 6154 §2, RFC 8457). */
public enum SpecialUse {
    /** All messages of the account, as a view. */
    ALL("\\All"),
    /** Messages kept for good. */
    ARCHIVE("\\Archive"),
    /** Drafts. */
    DRAFTS("\\Drafts"),
    /** Messages marked as flagged, as a view. */
    FLAGGED("\\Flagged"),
    /** Messages deemed important, as a view. */
    IMPORTANT("\\Important"),
    /** Messages deemed spam. */
    JUNK("\\Junk"),
    /** Copies of sent messages. */
    SENT("\\Sent"),
    /** Messages deleted, or about to be. */
    TRASH("\\Trash");

    private final String attribute;

    SpecialUse(String attribute) {
        this.attribute = attribute;
    }

    /**
     * The mailbox attribute on the wire.
     *
     * @return such as {@code \Sent}
     */
    public String attribute() {
        return attribute;
    }

    /**
     * The use of an attribute.
     *
     * @param attribute such as {@code \Sent}, in any case
     * @return the use, or empty when the attribute is none
     */
    public static Optional<SpecialUse> parse(String attribute) {
        return Stream.of(values())
                .filter(use -> use.attribute.equalsIgnoreCase(attribute))
                .findFirst();
    }
}
