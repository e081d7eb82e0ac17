package io.mailcore.test.endtoend;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * A message of the corpora.
 *
 * @param name says where it stands
 * @param octets with CRLF line ends
 */
@SuppressWarnings("ArrayRecordComponent")
record CorpusMessage(String name, byte[] octets) {

    /** Every LF that has no CR before it becomes CRLF, and the last line is ended; nothing else changes. */
    static CorpusMessage of(String name, byte[] raw) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(raw.length + raw.length / 20);
        int previous = -1;
        for (byte octet : raw) {
            if (octet == '\n' && previous != '\r') {
                octets.write('\r');
            }
            octets.write(octet);
            previous = octet;
        }
        if (previous != '\n') {
            octets.write('\r');
            octets.write('\n');
        }
        return new CorpusMessage(name, octets.toByteArray());
    }

    boolean hasNul() {
        for (byte octet : octets) {
            if (octet == 0) {
                return true;
            }
        }
        return false;
    }

    /** Where this stands in octets that begin with fields of ours, or what differs. */
    String differenceIn(byte[] received) {
        int prefix = received.length - octets.length;
        if (prefix < 0) {
            return String.format(Locale.ROOT, "%s: %d octets came, %d were sent", name, received.length, octets.length);
        }
        for (int i = 0; i < octets.length; i++) {
            if (received[prefix + i] != octets[i]) {
                return String.format(Locale.ROOT, "%s: octet %d differs", name, i);
            }
        }
        String trace = new String(received, 0, prefix, java.nio.charset.StandardCharsets.ISO_8859_1);
        return trace.matches("(?s)Return-Path: <[^\r\n]*>\r\nReceived: ([^\r\n]+\r\n)([ \t][^\r\n]+\r\n)*")
                ? ""
                : name + ": in front stands " + trace;
    }

    @Override
    public String toString() {
        return name;
    }
}
