package io.mailcore.api.mime;

import java.util.Objects;
import java.util.Optional;

/**
 * An address as it stands in a header field, or the begin or end of a group of addresses (RFC 9051 §7.5.2 ENVELOPE).
 * Immutable. Texts hold one char per octet of the message (ISO-8859-1) and are not decoded.
 *
 * @param name the display name
 * @param route the source route of RFC 5322 §4.4, such as {@code @a,@b}
 * @param mailbox the local part; for the begin of a group its name; empty for the end of a group
 * @param host the domain; empty for the begin and the end of a group
 */
public record EnvelopeAddress(
        Optional<String> name, Optional<String> route, Optional<String> mailbox, Optional<String> host) {

    /** Marks the end of a group. */
    public static final EnvelopeAddress GROUP_END =
            new EnvelopeAddress(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Makes an address. */
    public EnvelopeAddress {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(host, "host");
    }

    /**
     * Marks the begin of a group.
     *
     * @param name the group's name
     * @return the marker
     */
    public static EnvelopeAddress groupStart(String name) {
        return new EnvelopeAddress(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
    }
}
