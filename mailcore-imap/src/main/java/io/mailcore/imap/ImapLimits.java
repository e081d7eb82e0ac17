package io.mailcore.imap;

import io.mailcore.core.protocol.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What an IMAP session accepts at most. Immutable.
 *
 * @param line octets of a command without its literals
 * @param literals octets of all literals of a command together, those of APPEND's message not counted
 * @param append octets of a message given to APPEND
 * @param autologout how long an authenticated client may be silent; RFC 9051 §5.4 asks for at least 30 minutes
 * @param preLogin how long a client may take to log in
 * @param authFailures failed logins after which the connection is closed
 * @param failureDelay how long each failed login makes the client wait, for the first failure; twice as long for each
 *     further one
 */
public record ImapLimits(
        int line,
        int literals,
        long append,
        Duration autologout,
        Duration preLogin,
        int authFailures,
        Duration failureDelay) {

    /**
     * 64 KiB a line, 1 MiB of literals, 150 MiB a message as by SMTP, 30 minutes logged in and 2 minutes before, 3 failed logins,
     * one second's delay.
     */
    public static final ImapLimits DEFAULT = new ImapLimits(
            64 * 1024,
            1024 * 1024,
            150L * 1024 * 1024,
            Duration.ofMinutes(30),
            Duration.ofMinutes(2),
            3,
            Duration.ofSeconds(1));

    /** Makes limits; {@link Imap#problems} says what is wrong with them. */
    public ImapLimits {
        Objects.requireNonNull(autologout, "autologout");
        Objects.requireNonNull(preLogin, "preLogin");
        Objects.requireNonNull(failureDelay, "failureDelay");
    }

    /**
     * These limits with another largest message.
     *
     * @param octets of a message given to APPEND
     * @return the new limits
     */
    public ImapLimits withAppend(long octets) {
        return new ImapLimits(line, literals, octets, autologout, preLogin, authFailures, failureDelay);
    }

    /**
     * These limits with other commands.
     *
     * @param lineOctets of a command without its literals
     * @param literalOctets of a command's literals
     * @return the new limits
     */
    public ImapLimits withCommand(int lineOctets, int literalOctets) {
        return new ImapLimits(lineOctets, literalOctets, append, autologout, preLogin, authFailures, failureDelay);
    }

    /**
     * These limits with other times.
     *
     * @param loggedIn how long an authenticated client may be silent
     * @param beforeLogin how long a client may take to log in
     * @return the new limits
     */
    public ImapLimits withTimes(Duration loggedIn, Duration beforeLogin) {
        return new ImapLimits(line, literals, append, loggedIn, beforeLogin, authFailures, failureDelay);
    }

    /**
     * These limits with another patience for failed logins.
     *
     * @param failures after which the connection is closed
     * @param delay after the first failure
     * @return the new limits
     */
    public ImapLimits withAuthentication(int failures, Duration delay) {
        return new ImapLimits(line, literals, append, autologout, preLogin, failures, delay);
    }

    List<String> problems(String listener) {
        return new Problems(listener + ".")
                // RFC 7162 §4: a server should take commands of 8,192 octets.
                .atLeast("line", line, 8192)
                .atLeast("literals", literals, 1024)
                .atLeast("append", append, 1)
                .atLeast("authFailures", authFailures, 1)
                .positive("autologout", autologout)
                .positive("preLogin", preLogin)
                .check(!failureDelay.isNegative(), "failureDelay", failureDelay, "zero or more")
                .list();
    }
}
