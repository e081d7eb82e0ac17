package io.mailcore.api.testkit.store;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.MessageEnvelope;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.Parameter;
import io.mailcore.api.mime.PartExtent;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes messages with summaries that fit them. */
public final class TestMessages {
    /** When all test messages arrive, unless told otherwise: before any fake clock's begin. */
    public static final Instant ARRIVED = Instant.parse("2025-11-12T13:14:15Z");

    private TestMessages() {}

    /** A message of one line of text with a subject. */
    public static Content content(String subject) {
        return Content.of(
                ("Subject: " + subject + "\r\n\r\nText of " + subject + ".\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A plausible summary: one plain part with all octets in its body. */
    public static MessageSummary summary(String subject, Content content) {
        MessageEnvelope envelope = new MessageEnvelope(
                Optional.empty(),
                Optional.of(subject),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("<" + subject.hashCode() + "@test.example>"));
        return new MessageSummary(envelope, part(content.size()));
    }

    private static BodyPart part(long size) {
        return new BodyPart(
                "text",
                "plain",
                List.of(new Parameter("charset", "us-ascii")),
                Optional.empty(),
                Optional.empty(),
                "7BIT",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new PartExtent(0, 0, size, 1),
                List.of(),
                Optional.empty());
    }

    /** A command that appends a message of a subject. */
    public static Command.Append append(MailboxName mailbox, String subject, Flag... flags) {
        return append(mailbox, content(subject), subject, flags);
    }

    /** A command that appends some octets. */
    public static Command.Append append(MailboxName mailbox, Content content, String subject, Flag... flags) {
        return new Command.Append(
                MailboxRef.of(mailbox), content, summary(subject, content), Flags.of(flags), ARRIVED, Optional.empty());
    }

    /** The same command with a delivery key. */
    public static Command.Append keyed(Command.Append append, String key) {
        return new Command.Append(
                append.mailbox(),
                append.content(),
                append.summary(),
                append.flags(),
                append.internalDate(),
                Optional.of(key));
    }
}
