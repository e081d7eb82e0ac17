package io.mailcore.api.mailbox;

/**
 * A mailbox's object identifier (RFC 8474 §4): it survives renaming and is never used again. Immutable and opaque.
 *
 * @param value 1 to 255 characters of {@code A-Z a-z 0-9 _ -}
 */
public record MailboxId(String value) {

    /**
     * Checks the characters.
     *
     * @throws IllegalArgumentException when the value is not an object identifier
     */
    public MailboxId {
        ObjectIds.require("mailbox id", value);
    }

    /**
     * An identifier of its text.
     *
     * @param value 1 to 255 characters of {@code A-Z a-z 0-9 _ -}
     * @return the identifier
     */
    public static MailboxId of(String value) {
        return new MailboxId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
