package io.mailcore.smtp.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.smtp.codec.Fault;

/** What this server says. Enhanced codes are those of RFC 3463, RFC 4954 §6, RFC 6531 §3.7 and RFC 2034. */
final class Replies {
    static final Reply BYE = Reply.of(221, "2.0.0", "Bye");
    static final Reply OK = Reply.of(250, "2.0.0", "OK");
    static final Reply HELP =
            Reply.of(214, "2.0.0", "EHLO HELO MAIL RCPT DATA RSET NOOP VRFY HELP STARTTLS AUTH QUIT: see RFC 5321");
    static final Reply SENDER_OK = Reply.of(250, "2.1.0", "Sender OK");
    static final Reply RECIPIENT_OK = Reply.of(250, "2.1.5", "Recipient OK");
    static final Reply SEND_DATA = Reply.of(354, "Send the message, end with CRLF . CRLF");
    // RFC 5321 §3.5.3: who may know whether a mailbox exists is told by RCPT.
    static final Reply CANNOT_VERIFY = Reply.of(252, "2.0.0", "Not verified; send mail and see");
    static final Reply START_TLS = Reply.of(220, "2.0.0", "Ready to start TLS");
    static final Reply LOGGED_IN = Reply.of(235, "2.7.0", "Logged in");

    static final Reply FAILED = Reply.of(421, "4.3.0", "Internal error, closing");
    static final Reply STOPPING = Reply.of(421, "4.3.2", "Server is shutting down");
    static final Reply TIMEOUT = Reply.of(421, "4.4.2", "Waited too long, closing");
    static final Reply TOO_SLOW = Reply.of(421, "4.4.2", "Data comes too slowly, closing");
    static final Reply TOO_MANY_ERRORS = Reply.of(421, "4.7.0", "Too many errors, closing");
    static final Reply TOO_MANY_REFUSED = Reply.of(421, "4.7.0", "Too many refused recipients, closing");
    static final Reply TOO_MANY_LOGINS = Reply.of(421, "4.7.0", "Too many failed logins, closing");
    static final Reply TOO_MANY_TRANSACTIONS = Reply.of(421, "4.7.0", "Too many messages in one session, closing");
    static final Reply NOT_HTTP = Reply.of(421, "4.7.0", "This is not a web server, closing");
    static final Reply ENDLESS_LINE = Reply.of(421, "4.7.0", "Line without an end, closing");

    static final Reply SPOOL_FAILED = Reply.of(451, "4.3.0", "Cannot keep the message now, try again later");
    static final Reply SPOOL_FULL = Reply.of(452, "4.3.1", "Too much mail in flight, try again later");
    static final Reply TOO_MANY_RECIPIENTS =
            Reply.of(452, "4.5.3", "Too many recipients, send to the others in another transaction");
    static final Reply LOGIN_UNAVAILABLE = Reply.of(454, "4.7.0", "Logins cannot be checked now, try again later");

    static final Reply AUTH_NOT_OFFERED = Reply.of(502, "5.5.1", "AUTH is not offered here");
    static final Reply TLS_NOT_OFFERED = Reply.of(502, "5.5.1", "STARTTLS is not offered here");
    static final Reply NOT_IMPLEMENTED = Reply.of(502, "5.5.1", "Command not implemented");
    static final Reply SAY_HELLO = Reply.of(503, "5.5.1", "Send EHLO first");
    static final Reply ONLY_QUIT = Reply.of(503, "5.5.1", "Refused; send QUIT");
    static final Reply NESTED_MAIL = Reply.of(503, "5.5.1", "A transaction is open; send RSET first");
    static final Reply NEED_MAIL = Reply.of(503, "5.5.1", "Send MAIL first");
    static final Reply AUTH_IN_MAIL = Reply.of(503, "5.5.1", "No AUTH within a transaction");
    static final Reply AUTH_TWICE = Reply.of(503, "5.5.1", "Already logged in");
    static final Reply TLS_TWICE = Reply.of(503, "5.5.1", "Already encrypted");
    static final Reply NO_RECIPIENTS = Reply.of(554, "5.5.1", "No valid recipients");

    static final Reply CANCELLED = Reply.of(501, "5.0.0", "Login cancelled");
    static final Reply BAD_RESPONSE = Reply.of(501, "5.5.2", "Not a response this mechanism expects");
    static final Reply LONG_RESPONSE = Reply.of(500, "5.5.6", "Line too long");
    static final Reply UNKNOWN_MECHANISM = Reply.of(504, "5.5.4", "Mechanism not offered");
    static final Reply AUTH_REQUIRED = Reply.of(530, "5.7.0", "Log in first");
    static final Reply TLS_REQUIRED = Reply.of(530, "5.7.0", "Send STARTTLS and log in first");
    // The same for an unknown name, a wrong password and a locked account.
    static final Reply LOGIN_DENIED = Reply.of(535, "5.7.8", "Name or password is wrong");
    static final Reply ENCRYPTION_REQUIRED = Reply.of(538, "5.7.11", "Encryption required for this mechanism");

    static final Reply BAD_SIZE = Reply.of(501, "5.5.4", "SIZE is not a number of octets");
    static final Reply BAD_BODY = Reply.of(501, "5.5.4", "BODY is neither 7BIT nor 8BITMIME");
    static final Reply BAD_SMTPUTF8 = Reply.of(501, "5.5.4", "SMTPUTF8 takes no value");
    static final Reply BAD_AUTH_PARAMETER = Reply.of(501, "5.5.4", "AUTH is not an address in xtext");
    static final Reply UNKNOWN_PARAMETER = Reply.of(555, "5.5.4", "Parameter not offered");
    static final Reply NEED_SMTPUTF8 = Reply.of(553, "5.6.7", "This address needs SMTPUTF8");

    static final Reply TOO_BIG = Reply.of(552, "5.3.4", "Message too big");
    static final Reply BARE_LINE_END = Reply.of(554, "5.6.0", "Message has a bare CR or LF; lines end in CRLF");
    static final Reply HAS_NUL = Reply.of(554, "5.6.0", "Message contains NUL");

    private Replies() {}

    /** What a line that is no command is answered. */
    static Reply of(Fault fault) {
        return switch (fault) {
            case UNRECOGNISED -> Reply.of(500, "5.5.1", "Command not recognised");
            case BARE_LINE_END -> Reply.of(500, "5.5.2", "Bare CR or LF; lines end in CRLF");
            case NUL -> Reply.of(500, "5.5.2", "Line contains NUL");
            case TOO_LONG -> Reply.of(500, "5.5.2", "Line too long");
            case ENDLESS -> ENDLESS_LINE;
            case NOT_TEXT -> Reply.of(500, "5.5.2", "Line is neither US-ASCII nor UTF-8");
            case ARGUMENT -> Reply.of(501, "5.5.4", "Syntax error in argument");
            case SENDER -> Reply.of(501, "5.1.7", "Bad sender address");
            case RECIPIENT -> Reply.of(501, "5.1.3", "Bad recipient address");
            case PARAMETER -> Reply.of(501, "5.5.4", "Syntax error in parameters");
        };
    }
}
