package io.mailcore.smtp.codec;

/** Handles each kind of command. */
public interface CommandHandler {

    /**
     * Handles EHLO and HELO.
     *
     * @param hello the command
     */
    void hello(Command.Hello hello);

    /**
     * Handles MAIL.
     *
     * @param mail the command
     */
    void mail(Command.Mail mail);

    /**
     * Handles RCPT.
     *
     * @param rcpt the command
     */
    void rcpt(Command.Rcpt rcpt);

    /**
     * Handles AUTH.
     *
     * @param auth the command
     */
    void auth(Command.Auth auth);

    /**
     * Handles the commands without an argument.
     *
     * @param command which
     */
    void simple(Command.Simple command);

    /**
     * Handles what is no command.
     *
     * @param fault why not
     */
    void malformed(Fault fault);
}
