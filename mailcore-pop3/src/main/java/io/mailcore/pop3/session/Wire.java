package io.mailcore.pop3.session;

import io.mailcore.core.protocol.Output;

/** Writes POP3 responses (RFC 1939 §3, RFC 2449 §8 for the codes in brackets). */
final class Wire {
    private final Output output;

    Wire(Output output) {
        this.output = output;
    }

    void ok(String text) {
        line("+OK " + text);
    }

    void error(String text) {
        line("-ERR " + text);
    }

    void error(ResponseCode code, String text) {
        line("-ERR [" + code.text() + "] " + text);
    }

    void line(String text) {
        output.write(text + "\r\n");
    }

    void end() {
        line(".");
    }

    Output output() {
        return output;
    }

    /** What the bracketed code of an error says. */
    enum ResponseCode {
        AUTH("AUTH"),
        IN_USE("IN-USE"),
        SYS_TEMP("SYS/TEMP"),
        SYS_PERM("SYS/PERM");

        private final String text;

        ResponseCode(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
