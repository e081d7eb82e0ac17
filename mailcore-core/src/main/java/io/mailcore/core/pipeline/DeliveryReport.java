package io.mailcore.core.pipeline;

import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import java.util.Map;
import java.util.Objects;

/**
 * What became of a message. Immutable.
 *
 * @param reply for SMTP, which has one reply for all recipients
 * @param perRecipient for LMTP, which has one reply for each (RFC 2033 §4.2)
 */
public record DeliveryReport(Reply reply, Map<Recipient, Reply> perRecipient) {

    /** Makes a report. */
    public DeliveryReport {
        Objects.requireNonNull(reply, "reply");
        perRecipient = Map.copyOf(perRecipient);
    }
}
