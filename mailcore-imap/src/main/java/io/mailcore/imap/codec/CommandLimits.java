package io.mailcore.imap.codec;

/**
 * What a {@link CommandDecoder} takes of one command. Messages of an APPEND are not counted. Immutable.
 *
 * @param line octets of one line, that is up to a CR LF, CR LF included, once the client has logged in
 * @param command octets of a whole command, literals included, once the client has logged in
 * @param beforeLogin octets of a whole command before that
 * @param literals literals of one command
 * @param nonSynchronising octets of one literal the client sends without waiting; 4096 when LITERAL- is offered,
 *     {@link Long#MAX_VALUE} for LITERAL+ (RFC 7888)
 * @param discard octets of a refused command that are read and thrown away; the connection is closed at more
 */
public record CommandLimits(int line, int command, int beforeLogin, int literals, long nonSynchronising, long discard) {

    /** 64 KiB a line, 1 MiB a command, 8 KiB before login, 100 literals, LITERAL-, 1 MiB to throw away. */
    public static final CommandLimits DEFAULT =
            new CommandLimits(64 * 1024, 1024 * 1024, 8 * 1024, 100, 4096, 1024 * 1024);

    /**
     * Checks that each limit allows something.
     *
     * @throws IllegalArgumentException when a limit is not positive
     */
    public CommandLimits {
        if (line < 1 || command < 1 || beforeLogin < 1 || literals < 0 || nonSynchronising < 0 || discard < 0) {
            throw new IllegalArgumentException("command limits: " + line + ", " + command + ", " + beforeLogin + ", "
                    + literals + ", " + nonSynchronising + ", " + discard
                    + " (expected: the first three at least 1, none negative)");
        }
    }
}
