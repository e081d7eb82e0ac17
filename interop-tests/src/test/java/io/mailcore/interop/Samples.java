package io.mailcore.interop;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Messages to send. Their lines end with CRLF. */
final class Samples {
    private static final String HEADER = """
            From: Ann <ann@sender.test>
            To: Bob <bob@shop.test>
            Date: Tue, 24 Nov 2026 12:00:00 +0000
            """;

    private Samples() {}

    /** Lines with dots where SMTP and POP3 care, and blank ones. */
    static String plain(String subject) {
        return crlf(HEADER + "Subject: " + subject + "\nMessage-ID: <" + subject.replace(' ', '.') + "@sender.test>\n\n"
                + "Good day,\n.\n..\n.hidden\n\n\nFrom here on all is well.\nYours, Ann\n");
    }

    /** A body of UTF-8, not encoded any further. */
    static String eightBit(String subject) {
        return crlf(
                HEADER + "Subject: " + subject + "\nMIME-Version: 1.0\n"
                        + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                        + "Gr\u00fc\u00dfe aus M\u00fcnchen, \u0434\u043e\u0431\u0440\u044b\u0439 \u0434\u0435\u043d\u044c, \u4f60\u597d\n");
    }

    /** A text and an attachment. */
    static String multipart(String subject) {
        return crlf(HEADER + "Subject: " + subject + "\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=\"cut here\"\n\nprologue\n"
                + "--cut here\nContent-Type: text/plain; charset=us-ascii\n\nSee below.\n"
                + "--cut here\nContent-Type: application/octet-stream; name=\"data.bin\"\n"
                + "Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"data.bin\"\n\n"
                + "AAECAwQFBgcICQ==\n--cut here--\n");
    }

    /** Some megabytes of different lines. */
    static String large(String subject, int octets) {
        StringBuilder text = new StringBuilder(octets + 200).append(HEADER).append("Subject: " + subject + "\n\n");
        Random random = new Random(42);
        while (text.length() < octets) {
            text.append(Long.toHexString(random.nextLong()).repeat(4)).append('\n');
        }
        return crlf(text.toString());
    }

    static byte[] octets(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}
