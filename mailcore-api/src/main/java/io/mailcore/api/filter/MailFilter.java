package io.mailcore.api.filter;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import java.io.IOException;
import java.util.List;

/**
 * Has a say at each stage of a message's arrival. A filter answers only at the stages it cares for; the others let
 * everything pass. Filters are asked in the order in which the server was given them, until one does not say
 * {@link Verdict.Continue}. Thread-safe; methods may block. An {@link IOException} defers with a 451 reply.
 *
 * <pre>{@code
 * class NoExecutables implements MailFilter {
 *     public Verdict message(IncomingMail mail) {
 *         return hasExecutable(mail.summary().body()) ? Verdict.reject(550, "5.7.1", "No programs, please") : Verdict.proceed();
 *     }
 * }
 * }</pre>
 */
public interface MailFilter {

    /**
     * Names the filter in logs and traces.
     *
     * @return the class's simple name unless said otherwise
     */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * A peer has connected and not been greeted.
     *
     * @param peer who
     * @return reject or defer to greet it with that reply and close
     * @throws IOException when the filter cannot work
     */
    default Verdict connected(Peer peer) throws IOException {
        return Verdict.proceed();
    }

    /**
     * A peer names the sender.
     *
     * @param peer who
     * @param envelope with the sender and no recipients
     * @return the reply to MAIL unless it goes on
     * @throws IOException when the filter cannot work
     */
    default Verdict sender(Peer peer, Envelope envelope) throws IOException {
        return Verdict.proceed();
    }

    /**
     * A peer names a recipient who could be delivered to.
     *
     * @param peer who
     * @param envelope with the recipients accepted before
     * @param recipient the new one
     * @return the reply to RCPT unless it goes on
     * @throws IOException when the filter cannot work
     */
    default Verdict recipient(Peer peer, Envelope envelope, Recipient recipient) throws IOException {
        return Verdict.proceed();
    }

    /**
     * A message has arrived whole.
     *
     * @param mail the message
     * @return the reply to the end of data unless it goes on
     * @throws IOException when the filter cannot work
     */
    default Verdict message(IncomingMail mail) throws IOException {
        return Verdict.proceed();
    }

    /**
     * A message is about to be delivered to an account. The actions of all filters are done together.
     *
     * @param mail the message
     * @param account whose copy it is
     * @return what shall be done with the copy; nothing means INBOX
     * @throws IOException when the filter cannot work
     */
    default List<DeliveryAction> deliver(IncomingMail mail, AccountId account) throws IOException {
        return List.of();
    }
}
