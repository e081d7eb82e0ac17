package io.mailcore.smtp.codec;

/** Ends the parsing of a command; never leaves this package. Has no stack trace: peers make as many as they like. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    SyntaxException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
