package io.mailcore.api.mime;

import java.util.List;
import java.util.Optional;

/**
 * The header of a message or part: its fields in order (RFC 5322 §2.1). Immutable. Lines that are not fields are
 * skipped, never an error.
 *
 * @param fields in the message's order
 */
public record HeaderBlock(List<HeaderField> fields) {

    /** Makes a header. */
    public HeaderBlock {
        fields = List.copyOf(fields);
    }

    /**
     * Reads a header.
     *
     * @param octets from the first field on; reading stops behind the blank line
     * @return the fields
     */
    public static HeaderBlock parse(byte[] octets) {
        throw new UnsupportedOperationException();
    }

    /**
     * The first field of a name.
     *
     * @param name in any case
     * @return its unfolded body, or empty
     */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::body)
                .findFirst();
    }

    /**
     * All fields of a name.
     *
     * @param name in any case
     * @return their unfolded bodies, in order
     */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::body)
                .toList();
    }
}
