package io.mailcore.api.mailbox;

/**
 * A message's object identifier (RFC 8474 §5.1): copies of a message within an account share it. Immutable and opaque.
 *
 * @param value 1 to 255 characters of {@code A-Z a-z 0-9 _ -}
 */
public record EmailId(String value) {

    /**
     * Checks the characters.
     *
     * @throws IllegalArgumentException when the value is not an object identifier
     */
    public EmailId {
        ObjectIds.require("email id", value);
    }

    /**
     * An identifier of its text.
     *
     * @param value 1 to 255 characters of {@code A-Z a-z 0-9 _ -}
     * @return the identifier
     */
    public static EmailId of(String value) {
        return new EmailId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
