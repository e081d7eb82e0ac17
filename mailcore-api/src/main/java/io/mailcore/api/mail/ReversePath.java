package io.mailcore.api.mail;

import java.util.Objects;
import java.util.Optional;

/**
 * The envelope's sender: an address, or the null path {@code <>} of bounces and notices (RFC 5321 §4.5.5). Immutable.
 *
 * @param address the address, or empty for the null path
 */
public record ReversePath(Optional<EmailAddress> address) {
    /** The null reverse-path, {@code <>}. */
    public static final ReversePath NULL = new ReversePath(Optional.empty());

    /** Makes a reverse-path. */
    public ReversePath {
        Objects.requireNonNull(address, "address");
    }

    /**
     * A reverse-path with an address.
     *
     * @param address the sender
     * @return the path
     */
    public static ReversePath of(EmailAddress address) {
        return new ReversePath(Optional.of(address));
    }

    /**
     * Whether this is the null path: nothing may ever be sent in answer to it.
     *
     * @return true for {@code <>}
     */
    public boolean isNull() {
        return address.isEmpty();
    }

    /** The path in its brackets, as it stands in {@code MAIL FROM} and {@code Return-Path}. */
    @Override
    public String toString() {
        return "<" + address.map(EmailAddress::toString).orElse("") + ">";
    }
}
