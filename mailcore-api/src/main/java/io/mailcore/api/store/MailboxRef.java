package io.mailcore.api.store;

import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;

/** Which mailbox a command means. A name is looked up inside the commit, after the commands before it. */
public sealed interface MailboxRef {

    /**
     * The mailbox of an id, whatever it is called.
     *
     * @param id the mailbox's id
     */
    record ById(MailboxId id) implements MailboxRef {}

    /**
     * The mailbox of a name, at the moment of the commit.
     *
     * @param name the mailbox's name
     */
    record ByName(MailboxName name) implements MailboxRef {}

    /**
     * The mailbox of an id.
     *
     * @param id the mailbox's id
     * @return the reference
     */
    static MailboxRef of(MailboxId id) {
        return new ById(id);
    }

    /**
     * The mailbox of a name.
     *
     * @param name the mailbox's name
     * @return the reference
     */
    static MailboxRef of(MailboxName name) {
        return new ByName(name);
    }
}
