package io.mailcore.smtp.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.core.protocol.Output;
import java.util.List;

/** Writes replies (RFC 5321 §4.2), each in one piece. */
final class ReplyWriter {
    private final Output output;

    ReplyWriter(Output output) {
        this.output = output;
    }

    /** A reply with an enhanced code on every line (RFC 2034 §4). */
    void write(Reply reply) {
        // Only 3xx, the greeting and answers to EHLO and HELO go without; a filter's reply may lack it.
        String enhanced = reply.code() / 100 == 3
                ? ""
                : reply.enhanced().map(Object::toString).orElse(reply.code() / 100 + ".0.0") + " ";
        write(reply, enhanced);
    }

    /** A reply as RFC 2034 §4 wants it of the greeting and of EHLO and HELO: without an enhanced code. */
    void writePlain(Reply reply) {
        write(reply, "");
    }

    /** RFC 4954 §4: a challenge, of any length. */
    void writeChallenge(String base64) {
        output.write("334 " + base64 + "\r\n");
    }

    private void write(Reply reply, String enhanced) {
        StringBuilder out = new StringBuilder();
        List<String> lines = reply.lines();
        for (int i = 0; i < lines.size(); i++) {
            out.append(reply.code()).append(i < lines.size() - 1 ? '-' : ' ').append(enhanced);
            appendAscii(lines.get(i), out);
            out.append("\r\n");
        }
        output.write(out.toString());
    }

    // RFC 5321 §4.2: textstring is US-ASCII. A filter's text may be any.
    private static void appendAscii(String text, StringBuilder out) {
        text.codePoints().forEach(c -> out.append(c < 0x7f ? (char) c : '?'));
    }
}
