package io.mailcore.smtp;

import io.mailcore.core.protocol.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What an SMTP session allows. Immutable.
 *
 * <pre>{@code
 * Smtp.mx(25).limits(SmtpLimits.DEFAULT.withErrors(5));
 * }</pre>
 *
 * @param lineOctets octets of a command line, CRLF included; RFC 5321 §4.5.3.1.4 has 512 and extensions add to it. A
 *     line of AUTH may have 12,288 in any case (RFC 4954 §4)
 * @param errors unknown, malformed and ill-timed commands before the connection is closed
 * @param refusedRecipients refused recipients before the connection is closed
 * @param transactions MAIL commands before the connection is closed
 * @param loginFailures failed logins before the connection is closed
 * @param command how long a client may take for a command; RFC 5321 §4.5.3.2.7 asks for at least 5 minutes
 * @param data how often the rate of arriving data is checked; RFC 5321 §4.5.3.2.5 has 3 minutes
 * @param dataRate octets per second that a client has to send over each such interval
 */
public record SmtpLimits(
        int lineOctets,
        int errors,
        int refusedRecipients,
        int transactions,
        int loginFailures,
        Duration command,
        Duration data,
        int dataRate) {

    /**
     * 4,096 octets a line, 20 errors, 100 refused recipients, 10,000 transactions, 3 failed logins, 5 minutes for a
     * command, 3 minutes and 500 octets per second for data.
     */
    public static final SmtpLimits DEFAULT =
            new SmtpLimits(4096, 20, 100, 10_000, 3, Duration.ofMinutes(5), Duration.ofMinutes(3), 500);

    /** Makes limits. */
    public SmtpLimits {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(data, "data");
    }

    /**
     * The same with another number of errors.
     *
     * @param count at least 1
     * @return new limits
     */
    public SmtpLimits withErrors(int count) {
        return new SmtpLimits(
                lineOctets, count, refusedRecipients, transactions, loginFailures, command, data, dataRate);
    }

    /**
     * The same with another number of refused recipients.
     *
     * @param count at least 1
     * @return new limits
     */
    public SmtpLimits withRefusedRecipients(int count) {
        return new SmtpLimits(lineOctets, errors, count, transactions, loginFailures, command, data, dataRate);
    }

    /**
     * The same with another number of transactions.
     *
     * @param count at least 1
     * @return new limits
     */
    public SmtpLimits withTransactions(int count) {
        return new SmtpLimits(lineOctets, errors, refusedRecipients, count, loginFailures, command, data, dataRate);
    }

    /**
     * The same with another number of failed logins.
     *
     * @param count at least 1
     * @return new limits
     */
    public SmtpLimits withLoginFailures(int count) {
        return new SmtpLimits(lineOctets, errors, refusedRecipients, transactions, count, command, data, dataRate);
    }

    /**
     * The same with another time for a command.
     *
     * @param time at least a second
     * @return new limits
     */
    public SmtpLimits withCommand(Duration time) {
        return new SmtpLimits(lineOctets, errors, refusedRecipients, transactions, loginFailures, time, data, dataRate);
    }

    /**
     * The same with another check of the rate of arriving data.
     *
     * @param interval at least a second
     * @param octetsPerSecond at least 1
     * @return new limits
     */
    public SmtpLimits withData(Duration interval, int octetsPerSecond) {
        return new SmtpLimits(
                lineOctets, errors, refusedRecipients, transactions, loginFailures, command, interval, octetsPerSecond);
    }

    List<String> problems(String listener) {
        return new Problems(listener + ".limits.")
                .atLeast("lineOctets", lineOctets, 512)
                .atLeast("errors", errors, 1)
                .atLeast("refusedRecipients", refusedRecipients, 1)
                .atLeast("transactions", transactions, 1)
                .atLeast("loginFailures", loginFailures, 1)
                .atLeast("command", command.toSeconds(), 1)
                .atLeast("data", data.toSeconds(), 1)
                .atLeast("dataRate", dataRate, 1)
                .list();
    }
}
