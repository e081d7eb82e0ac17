package io.mailcore.smtp.codec;

import io.mailcore.api.mail.EmailAddress;

/** Whom RCPT names. Immutable. */
public sealed interface ForwardPath {

    /**
     * A mailbox; a source route in front of it has been dropped (RFC 5321 §4.1.1.3).
     *
     * @param address the mailbox
     */
    record Mailbox(EmailAddress address) implements ForwardPath {}

    /** {@code <Postmaster>} without a domain, in any case (RFC 5321 §4.5.1). */
    record Postmaster() implements ForwardPath {}
}
