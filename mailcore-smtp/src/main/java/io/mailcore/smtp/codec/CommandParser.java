package io.mailcore.smtp.codec;

import java.util.Optional;

/** Makes commands of lines (RFC 5321 §4.1). Immutable and thread-safe; never fails. */
public final class CommandParser {
    private final boolean lenient;

    /**
     * A parser.
     *
     * @param lenient whether to take what many old clients send and RFC 5321 does not allow: spaces behind
     *     {@code FROM:} and {@code TO:} and between parameters, paths without angle brackets, any word as the name in
     *     EHLO and HELO
     */
    public CommandParser(boolean lenient) {
        this.lenient = lenient;
    }

    /**
     * Parses a line.
     *
     * @param line as the framer found it
     * @return the command
     */
    public Command parse(Line line) {
        if (line instanceof Line.Broken broken) {
            return new Command.Malformed(broken.fault());
        }
        try {
            return command(new Lexer(withoutTrailingSpace(((Line.Text) line).text()), lenient));
        } catch (SyntaxException e) {
            return new Command.Malformed(e.fault());
        }
    }

    private static Command command(Lexer in) throws SyntaxException {
        return switch (in.verb()) {
            case "EHLO" -> hello(in, true);
            case "HELO" -> hello(in, false);
            case "MAIL" -> mail(in);
            case "RCPT" -> rcpt(in);
            case "DATA" -> alone(in, Command.Simple.DATA);
            case "RSET" -> alone(in, Command.Simple.RSET);
            case "QUIT" -> alone(in, Command.Simple.QUIT);
            case "STARTTLS" -> alone(in, Command.Simple.STARTTLS);
            case "NOOP" -> Command.Simple.NOOP;
            case "HELP" -> Command.Simple.HELP;
            case "VRFY" -> vrfy(in);
            case "AUTH" -> auth(in);
            case "EXPN", "BDAT", "ETRN", "TURN", "SEND", "SOML", "SAML" -> Command.Simple.UNIMPLEMENTED;
            case "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "PATCH", "TRACE" ->
                Command.Simple.FOREIGN;
            default -> throw new SyntaxException(Fault.UNRECOGNISED);
        };
    }

    private static Command hello(Lexer in, boolean extended) throws SyntaxException {
        in.space();
        String name = in.helloName();
        in.end();
        return new Command.Hello(name, extended);
    }

    private static Command mail(Lexer in) throws SyntaxException {
        in.space();
        in.keyword("FROM");
        return new Command.Mail(in.reversePath(), in.parameters());
    }

    private static Command rcpt(Lexer in) throws SyntaxException {
        in.space();
        in.keyword("TO");
        return new Command.Rcpt(in.forwardPath(), in.parameters());
    }

    private static Command vrfy(Lexer in) throws SyntaxException {
        in.space();
        in.word();
        return Command.Simple.VRFY;
    }

    private static Command auth(Lexer in) throws SyntaxException {
        in.space();
        String mechanism = in.word();
        if (in.isAtEnd()) {
            return new Command.Auth(mechanism, Optional.empty());
        }
        in.space();
        String response = in.word();
        in.end();
        return new Command.Auth(mechanism, Optional.of(response));
    }

    private static Command alone(Lexer in, Command.Simple command) throws SyntaxException {
        in.end();
        return command;
    }

    // RFC 5321 §4.1.1: receivers tolerate white space at the end of a line.
    private static String withoutTrailingSpace(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        return line.substring(0, end);
    }
}
