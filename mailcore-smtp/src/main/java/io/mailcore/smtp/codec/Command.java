package io.mailcore.smtp.codec;

import io.mailcore.api.mail.ReversePath;
import java.util.Map;
import java.util.Optional;

/** A command as its grammar has it; whether it is legal now is the session's to say. Immutable. */
public sealed interface Command {

    /**
     * Hands the command to the handler's method for it.
     *
     * @param handler what to call
     */
    void handOver(CommandHandler handler);

    /**
     * EHLO or HELO (RFC 5321 §4.1.1.1).
     *
     * @param name what the client calls itself: a domain or an address literal, or any word in lenient mode
     * @param extended whether it was EHLO
     */
    record Hello(String name, boolean extended) implements Command {
        @Override
        public void handOver(CommandHandler handler) {
            handler.hello(this);
        }
    }

    /**
     * MAIL (RFC 5321 §4.1.1.2).
     *
     * @param from the reverse-path
     * @param parameters values by upper-case keyword; an absent value is the empty text
     */
    record Mail(ReversePath from, Map<String, String> parameters) implements Command {

        /** Makes a command. */
        public Mail {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public void handOver(CommandHandler handler) {
            handler.mail(this);
        }
    }

    /**
     * RCPT (RFC 5321 §4.1.1.3).
     *
     * @param to the forward-path
     * @param parameters values by upper-case keyword; an absent value is the empty text
     */
    record Rcpt(ForwardPath to, Map<String, String> parameters) implements Command {

        /** Makes a command. */
        public Rcpt {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public void handOver(CommandHandler handler) {
            handler.rcpt(this);
        }
    }

    /**
     * AUTH (RFC 4954 §4).
     *
     * @param mechanism as the client named it
     * @param initialResponse in base64, {@code =} for an empty one
     */
    record Auth(String mechanism, Optional<String> initialResponse) implements Command {
        @Override
        public void handOver(CommandHandler handler) {
            handler.auth(this);
        }

        /** Without the response: it may hold a password. */
        @Override
        public String toString() {
            return "Auth[" + mechanism + "]";
        }
    }

    /** A command without an argument that matters. */
    enum Simple implements Command {
        /** DATA (RFC 5321 §4.1.1.4). */
        DATA,
        /** RSET (RFC 5321 §4.1.1.5). */
        RSET,
        /** VRFY (RFC 5321 §4.1.1.6), which says the same of every name. */
        VRFY,
        /** HELP (RFC 5321 §4.1.1.8). */
        HELP,
        /** NOOP (RFC 5321 §4.1.1.9). */
        NOOP,
        /** QUIT (RFC 5321 §4.1.1.10). */
        QUIT,
        /** STARTTLS (RFC 3207 §4). */
        STARTTLS,
        /** A command that exists and is not offered, such as EXPN or BDAT. */
        UNIMPLEMENTED,
        /** A request line of HTTP: a browser was led here, and what follows may be an attacker's (RFC 9110 §9). */
        FOREIGN;

        @Override
        public void handOver(CommandHandler handler) {
            handler.simple(this);
        }
    }

    /**
     * A line that is no command.
     *
     * @param fault why not
     */
    record Malformed(Fault fault) implements Command {
        @Override
        public void handOver(CommandHandler handler) {
            handler.malformed(fault);
        }
    }
}
