package io.mailcore.imap.codec.command;

import io.mailcore.api.mailbox.Flags;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands in front of a message of an APPEND (RFC 9051 §6.3.12). Immutable.
 *
 * @param mailbox where to
 * @param index 0 for the command's first message, 1 for the next (RFC 3502)
 * @param flags of the message
 * @param date the internal date; empty: the time of its arrival
 * @param size the octets announced, zero or more; zero cancels the APPEND (RFC 3502 §6.3.11) or is an empty message
 * @param binary true for a literal8 (RFC 3516 §4.4): the octets may include NUL
 * @param utf8 true for {@code UTF8 (~{n}} (RFC 9755 §4)
 * @param synchronising whether the client waits for a continuation request before it sends the octets
 */
public record AppendMessage(
        MailboxArgument mailbox,
        int index,
        Flags flags,
        Optional<OffsetDateTime> date,
        long size,
        boolean binary,
        boolean utf8,
        boolean synchronising) {

    /** Makes the head of a message. */
    public AppendMessage {
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(date, "date");
    }
}
