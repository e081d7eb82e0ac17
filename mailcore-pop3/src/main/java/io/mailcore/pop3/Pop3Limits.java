package io.mailcore.pop3;

import io.mailcore.core.protocol.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a POP3 session allows. Immutable.
 *
 * @param lineOctets octets of a command line, CRLF included; 255 by RFC 2449 §4, more for long names and passwords
 * @param idle how long a session that has logged in may be silent; RFC 1939 §3 asks for at least 10 minutes
 * @param login how long a session may take to log in
 * @param loginFailures failed logins before the connection is closed
 * @param errors unknown or malformed commands before the connection is closed
 * @param messages messages of the maildrop that a session sees at most, oldest first
 */
public record Pop3Limits(int lineOctets, Duration idle, Duration login, int loginFailures, int errors, int messages) {

    /** 512 octets a line, 10 minutes idle, 2 minutes to log in, 3 failed logins, 20 errors, 1,000,000 messages. */
    public static final Pop3Limits DEFAULT =
            new Pop3Limits(512, Duration.ofMinutes(10), Duration.ofMinutes(2), 3, 20, 1_000_000);

    /** Makes limits. */
    public Pop3Limits {
        Objects.requireNonNull(idle, "idle");
        Objects.requireNonNull(login, "login");
    }

    List<String> problems(String listener) {
        return new Problems(listener + ".limits.")
                .atLeast("lineOctets", lineOctets, 255)
                .atLeast("loginFailures", loginFailures, 1)
                .atLeast("errors", errors, 1)
                .atLeast("messages", messages, 1)
                .atLeast("idle", idle.toSeconds(), 1)
                .atLeast("login", login.toSeconds(), 1)
                .list();
    }
}
