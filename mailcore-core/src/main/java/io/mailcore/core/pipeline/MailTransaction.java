package io.mailcore.core.pipeline;

import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import java.io.IOException;
import java.util.Optional;

/** One mail transaction, from MAIL to the end of the data. Holds nothing until its data begins. Not thread-safe. */
public interface MailTransaction {

    /**
     * The envelope so far.
     *
     * @return with the recipients accepted so far
     */
    Envelope envelope();

    /**
     * Adds a recipient, if filters and router accept it. May block.
     *
     * @param recipient whom
     * @return the reply that refuses it, or empty when it was accepted
     */
    Optional<Reply> add(Recipient recipient);

    /**
     * Begins the data.
     *
     * @param trace the Received field of this hop with its line ends (RFC 5321 §4.4), set in front of the message
     * @return takes the octets; the caller closes it
     * @throws IOException when the spool is full or cannot work: 452 or 451
     */
    Reception data(byte[] trace) throws IOException;
}
