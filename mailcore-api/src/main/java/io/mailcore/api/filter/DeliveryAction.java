package io.mailcore.api.filter;

import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;

/** What a filter wants done with one account's copy of a message. Immutable. */
public sealed interface DeliveryAction {

    /**
     * File the copy into a mailbox instead of INBOX; the mailbox is made if it is absent. Several of them file several
     * copies.
     *
     * @param mailbox where to
     */
    record FileInto(MailboxName mailbox) implements DeliveryAction {}

    /**
     * Give the copy flags.
     *
     * @param flags to add
     */
    record AddFlags(Flags flags) implements DeliveryAction {}

    /** Deliver no copy to this account, unless another action files one. */
    record Drop() implements DeliveryAction {}
}
