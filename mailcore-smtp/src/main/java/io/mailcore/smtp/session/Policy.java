package io.mailcore.smtp.session;

import io.mailcore.smtp.BareLineEnds;
import io.mailcore.smtp.SmtpLimits;

/**
 * A listener's settings. Immutable.
 *
 * @param protocol names the listener's kind to filters
 * @param auth whether a login is offered or demanded
 * @param maxMessageSize in octets
 * @param maxRecipients of one message
 * @param lenient whether the grammar is
 * @param bareLineEnds what becomes of messages that have them
 * @param limits of a session
 */
public record Policy(
        String protocol,
        AuthRule auth,
        long maxMessageSize,
        int maxRecipients,
        boolean lenient,
        BareLineEnds bareLineEnds,
        SmtpLimits limits) {

    /** Whether peers may, or must, log in. */
    public enum AuthRule {
        /** AUTH is not offered: a password belongs on the submission port (RFC 8314 §3.3). */
        NONE,
        /** AUTH is offered. */
        OFFERED,
        /** AUTH is offered, and MAIL refused without it (RFC 6409 §4.3). */
        REQUIRED
    }

    /**
     * For other servers.
     *
     * @param protocol names the listener's kind
     * @param maxMessageSize in octets
     * @param maxRecipients of one message
     * @return a policy without AUTH
     */
    public static Policy ofMx(String protocol, long maxMessageSize, int maxRecipients) {
        return of(protocol, AuthRule.NONE, maxMessageSize, maxRecipients);
    }

    /**
     * For users.
     *
     * @param protocol names the listener's kind
     * @param maxMessageSize in octets
     * @param maxRecipients of one message
     * @return a policy that demands AUTH
     */
    public static Policy ofSubmission(String protocol, long maxMessageSize, int maxRecipients) {
        return of(protocol, AuthRule.REQUIRED, maxMessageSize, maxRecipients);
    }

    private static Policy of(String protocol, AuthRule auth, long maxMessageSize, int maxRecipients) {
        return new Policy(
                protocol, auth, maxMessageSize, maxRecipients, false, BareLineEnds.REFUSE, SmtpLimits.DEFAULT);
    }

    /**
     * With another largest message.
     *
     * @param octets the size
     * @return a new policy
     */
    public Policy withMaxMessageSize(long octets) {
        return new Policy(protocol, auth, octets, maxRecipients, lenient, bareLineEnds, limits);
    }

    /**
     * With another number of recipients.
     *
     * @param count the most
     * @return a new policy
     */
    public Policy withMaxRecipients(int count) {
        return new Policy(protocol, auth, maxMessageSize, count, lenient, bareLineEnds, limits);
    }

    /**
     * With or without a demand for a login.
     *
     * @param required whether it is demanded; if not, AUTH stays offered where it was
     * @return a new policy
     */
    public Policy withRequiredAuth(boolean required) {
        AuthRule optional = auth == AuthRule.REQUIRED ? AuthRule.OFFERED : auth;
        AuthRule rule = required ? AuthRule.REQUIRED : optional;
        return new Policy(protocol, rule, maxMessageSize, maxRecipients, lenient, bareLineEnds, limits);
    }

    /**
     * With another treatment of bare line ends.
     *
     * @param treatment the treatment
     * @return a new policy
     */
    public Policy withBareLineEnds(BareLineEnds treatment) {
        return new Policy(protocol, auth, maxMessageSize, maxRecipients, lenient, treatment, limits);
    }

    /**
     * With a lenient grammar.
     *
     * @return a new policy
     */
    public Policy withLenience() {
        return new Policy(protocol, auth, maxMessageSize, maxRecipients, true, bareLineEnds, limits);
    }

    /**
     * With other limits.
     *
     * @param newLimits the limits
     * @return a new policy
     */
    public Policy withLimits(SmtpLimits newLimits) {
        return new Policy(protocol, auth, maxMessageSize, maxRecipients, lenient, bareLineEnds, newLimits);
    }
}
