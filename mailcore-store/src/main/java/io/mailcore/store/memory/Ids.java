package io.mailcore.store.memory;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.ThreadId;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.StoredMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes numbers of an account as object identifiers, and reads them back. The mark in front tells a kind from the
 * others (RFC 8474 §8.1 wants ids that cannot be mistaken), the account's stem an account from all others, earlier runs
 * of the program included.
 */
record Ids(String stem) {
    private static final char MAILBOX = 'F';
    private static final char EMAIL = 'M';
    private static final char THREAD = 'T';
    private static final int RADIX = 36;

    static Ids of(long startedMillis, long account) {
        return new Ids(Long.toString(Math.max(0, startedMillis), RADIX) + "-" + Long.toString(account, RADIX) + "-");
    }

    MailboxId mailbox(long number) {
        return MailboxId.of(write(MAILBOX, number));
    }

    EmailId email(long number) {
        return EmailId.of(write(EMAIL, number));
    }

    ThreadId thread(long number) {
        return ThreadId.of(write(THREAD, number));
    }

    /** The mailbox's number, or -1 when the id is none of this account. */
    long number(MailboxId id) {
        return read(MAILBOX, id.value());
    }

    /** The email's number, or -1 when the id is none of this account. */
    long number(EmailId id) {
        return read(EMAIL, id.value());
    }

    /** A message as a reader gets it. */
    StoredMessage stored(Message message, Detail detail, boolean expunged) {
        Email email = message.email();
        return new StoredMessage(
                Uid.of(message.uid()),
                ModSeq.of(message.modSeq()),
                email(email.number()),
                thread(email.number()),
                message.flags(),
                email.internalDate(),
                Instant.ofEpochMilli(message.savedMillis()),
                email.size(),
                detail == Detail.SUMMARY ? Optional.of(email.summary()) : Optional.empty(),
                expunged);
    }

    private String write(char mark, long number) {
        return mark + stem + Long.toString(number, RADIX);
    }

    private long read(char mark, String value) {
        int length = stem.length() + 1;
        if (value.length() <= length || value.charAt(0) != mark || !value.startsWith(stem, 1)) {
            return -1;
        }
        try {
            long number = Long.parseLong(value, length, value.length(), RADIX);
            return number >= 0 && value.equals(write(mark, number)) ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
