package io.mailcore.api.mail;

import java.util.Map;
import java.util.Objects;

/**
 * One recipient of an envelope: its address, and the parameters that its RCPT command carried (RFC 5321 §4.1.1.3, for
 * example NOTIFY and ORCPT of RFC 3461). Immutable.
 *
 * @param address where the message shall go
 * @param parameters parameters by upper-case keyword; an absent value is the empty text
 */
public record Recipient(EmailAddress address, Map<String, String> parameters) {

    /** Makes a recipient. */
    public Recipient {
        Objects.requireNonNull(address, "address");
        parameters = Map.copyOf(parameters);
    }

    /**
     * A recipient without parameters.
     *
     * @param address where the message shall go
     * @return the recipient
     */
    public static Recipient of(EmailAddress address) {
        return new Recipient(address, Map.of());
    }

    @Override
    public String toString() {
        return "<" + address + ">";
    }
}
