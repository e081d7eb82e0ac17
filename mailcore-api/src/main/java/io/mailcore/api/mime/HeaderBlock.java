package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a message or part: its fields in order (RFC 5322 §2.1). Immutable. Lines that are not fields are
 * skipped, never an error.
 *
 * @param fields in the message's order
 */
public record HeaderBlock(List<HeaderField> fields) {
    /** The most fields that are read. */
    public static final int MAX_FIELDS = 20_000;

    /** The most octets that are looked at. */
    public static final int MAX_OCTETS = 4 * 1024 * 1024;

    /** Makes a header. */
    public HeaderBlock {
        fields = List.copyOf(fields);
    }

    /**
     * Reads a header. Lines end with CRLF or a bare LF; white space may stand before a colon (RFC 5322 §4.5).
     *
     * @param octets from the first field on; reading stops at the blank line, or at a limit
     * @return the fields, at most {@value #MAX_FIELDS} from the first {@value #MAX_OCTETS} octets
     */
    public static HeaderBlock parse(byte[] octets) {
        FieldCursor cursor = new FieldCursor(octets, Math.min(octets.length, MAX_OCTETS));
        List<HeaderField> fields = new ArrayList<>();
        while (fields.size() < MAX_FIELDS && cursor.next()) {
            fields.add(new HeaderField(cursor.name(), cursor.body(), cursor.raw()));
        }
        return new HeaderBlock(fields);
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
