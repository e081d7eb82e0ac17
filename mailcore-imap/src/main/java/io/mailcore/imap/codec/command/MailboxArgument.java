package io.mailcore.imap.codec.command;

import io.mailcore.api.mailbox.MailboxName;
import java.util.Objects;
import java.util.Optional;

/**
 * A mailbox as a command names it. A name that is not legal is well-formed as far as the grammar goes: no mailbox is
 * called so, and none can be created. Immutable.
 *
 * @param name the name, or empty when it is not legal
 * @param problem why it is not legal, in words fit for a response; empty text for a legal name
 */
public record MailboxArgument(Optional<MailboxName> name, String problem) {

    /** Makes an argument. */
    public MailboxArgument {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(problem, "problem");
    }

    /**
     * A legal name.
     *
     * @param name the name
     * @return the argument
     */
    public static MailboxArgument of(MailboxName name) {
        return new MailboxArgument(Optional.of(name), "");
    }

    /**
     * A name that is not legal.
     *
     * @param problem why
     * @return the argument
     */
    public static MailboxArgument illegal(String problem) {
        return new MailboxArgument(Optional.empty(), problem);
    }
}
