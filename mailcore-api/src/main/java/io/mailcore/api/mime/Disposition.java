package io.mailcore.api.mime;

import java.util.List;
import java.util.Objects;

/**
 * A Content-Disposition field (RFC 2183). Immutable.
 *
 * @param type such as {@code attachment}, as it stands
 * @param parameters in the field's order
 */
public record Disposition(String type, List<Parameter> parameters) {

    /** Makes a disposition. */
    public Disposition {
        Objects.requireNonNull(type, "type");
        parameters = List.copyOf(parameters);
    }
}
