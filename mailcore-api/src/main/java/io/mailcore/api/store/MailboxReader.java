package io.mailcore.api.store;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One reader's hold on a mailbox. What the reader has not been told is gone stays readable to it: messages expunged
 * after the MODSEQ it last {@linkplain #told told} of are still returned, marked as expunged (RFC 2180 §4.1.1).
 *
 * <p>Not thread-safe; methods may block, and none holds a lock or a cursor after it has returned. Must be closed.
 */
public interface MailboxReader extends AutoCloseable {

    /** How much of a message is wanted. */
    enum Detail {
        /** All but the summary. */
        BASIC,
        /** The summary too. */
        SUMMARY
    }

    /**
     * The mailbox at this moment. The reader counts as told up to its {@code highestModSeq}.
     *
     * @return the snapshot, or empty when the mailbox has been deleted
     * @throws IOException when the store cannot answer
     */
    Optional<MailboxSnapshot> snapshot() throws IOException;

    /**
     * A page of messages, all from one moment.
     *
     * @param uids which; those that are not there are passed over
     * @param after only UIDs above this; 0 for the first page
     * @param limit messages at most, at least 1
     * @param detail how much of each
     * @return in UID order; fewer than {@code limit} only when there are no more
     * @throws IOException when the store cannot answer
     */
    List<StoredMessage> messages(UidSet uids, long after, int limit, Detail detail) throws IOException;

    /**
     * What happened since a MODSEQ.
     *
     * @param since told so far
     * @param limit changed messages at most; exceeded only by those of a single MODSEQ
     * @return the changes
     * @throws IOException when the store cannot answer
     */
    MailboxChanges changesSince(ModSeq since, int limit) throws IOException;

    /**
     * A message's octets.
     *
     * @param email of a message that this reader can name
     * @return the content, readable as long as this reader is open and has not been told that the message is gone; or
     *     empty when there is no such message
     * @throws IOException when the store cannot answer
     */
    Optional<Content> content(EmailId email) throws IOException;

    /**
     * Says that the reader knows of every change up to a MODSEQ: messages expunged until then need not be kept for it.
     *
     * @param modSeq as high as or higher than the last time
     */
    void told(ModSeq modSeq);

    /** Lets go of the mailbox. Does not throw, and may be called again. */
    @Override
    void close();
}
