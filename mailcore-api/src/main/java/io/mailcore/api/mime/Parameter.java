package io.mailcore.api.mime;

import java.util.Objects;

/**
 * A parameter of a Content-Type or Content-Disposition field (RFC 2045 §5.1), as it stands: RFC 2231 continuations are
 * neither joined nor decoded. Immutable; one char per octet (ISO-8859-1).
 *
 * @param name the attribute
 * @param value the value without quotes
 */
public record Parameter(String name, String value) {

    /** Makes a parameter. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
