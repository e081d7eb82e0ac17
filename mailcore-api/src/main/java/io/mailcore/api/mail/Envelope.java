package io.mailcore.api.mail;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An SMTP envelope: who sends a message and who shall get it, whatever its header says (RFC 5321 §2.3.1). Immutable.
 *
 * @param id names the transaction in logs, trace headers and events; unique within a server's life
 * @param from the reverse-path
 * @param recipients the accepted recipients, in the order in which they were given
 * @param parameters parameters of the MAIL command by upper-case keyword (such as SMTPUTF8, BODY, RET, ENVID); an
 *     absent value is the empty text
 */
public record Envelope(String id, ReversePath from, List<Recipient> recipients, Map<String, String> parameters) {

    /** Makes an envelope. */
    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(from, "from");
        recipients = List.copyOf(recipients);
        parameters = Map.copyOf(parameters);
    }

    /**
     * Whether the sender declared internationalised addresses or headers (RFC 6531).
     *
     * @return true when MAIL carried SMTPUTF8
     */
    public boolean isInternationalised() {
        return parameters.containsKey("SMTPUTF8");
    }
}
