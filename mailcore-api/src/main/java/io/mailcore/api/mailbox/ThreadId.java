package io.mailcore.api.mailbox;

/**
 * The identifier of a conversation (RFC 8474 §5.2). Immutable and opaque.
 *
 * @param value 1 to 255 characters of {@code A-Z a-z 0-9 _ -}
 */
public record ThreadId(String value) {

    /**
     * Checks the characters.
     *
     * @throws IllegalArgumentException when the value is not an object identifier
     */
    public ThreadId {
        ObjectIds.require("thread id", value);
    }

    /**
     * An identifier of its text.
     *
     * @param value 1 to 255 characters of {@code A-Z a-z 0-9 _ -}
     * @return the identifier
     */
    public static ThreadId of(String value) {
        return new ThreadId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
