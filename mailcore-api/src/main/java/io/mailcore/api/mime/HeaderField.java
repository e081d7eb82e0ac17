package io.mailcore.api.mime;

import java.util.Objects;

/**
 * One header field as it stands (RFC 5322 §2.2). Immutable; one char per octet (ISO-8859-1).
 *
 * @param name the field's name as it stands
 * @param body what follows the colon, unfolded (RFC 5322 §2.2.3), without white space at its ends
 * @param raw the whole field with its line ends, octet by octet
 */
public record HeaderField(String name, String body, String raw) {

    /** Makes a field. */
    public HeaderField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Whether this is the field of a name.
     *
     * @param other the name in any case
     * @return true when the names are equal
     */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
