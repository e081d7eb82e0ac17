package io.mailcore.api.mime;

import java.util.Objects;

/**
 * A parameter of a Content-Type or Content-Disposition field (RFC 2045 §5.1). Pieces of a long value are joined, as RFC
 * 2231 §6 asks of IMAP servers: {@code name*0} and {@code name*1} are {@code name}, {@code name*0*} and {@code name*1*}
 * are {@code name*}. Nothing is decoded. Immutable; one char per octet (ISO-8859-1).
 *
 * @param name the attribute; it ends in a star when the value has a charset and percent-encoding (RFC 2231 §4)
 * @param value the value without quotes
 */
public record Parameter(String name, String value) {

    /** Makes a parameter. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
