package io.mailcore.api.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;

/** Ways to feed a scanner. */
final class Scans {
    private Scans() {}

    static MessageSummary whole(byte[] octets) {
        return whole(octets, ScanLimits.DEFAULT);
    }

    static MessageSummary whole(byte[] octets, ScanLimits limits) {
        MessageScanner scanner = new MessageScanner(limits);
        scanner.accept(octets, 0, octets.length);
        return scanner.finish();
    }

    static MessageSummary whole(String octets) {
        return whole(octets.getBytes(ISO_8859_1));
    }

    static MessageSummary octetByOctet(byte[] octets) {
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        byte[] one = new byte[1];
        for (byte octet : octets) {
            one[0] = octet;
            scanner.accept(one, 0, 1);
        }
        return scanner.finish();
    }

    /** Cut at random, each piece in the same array, which is overwritten. */
    static MessageSummary cut(byte[] octets, Random random) {
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        byte[] buffer = new byte[256];
        int at = 0;
        while (at < octets.length) {
            int count = Math.min(octets.length - at, random.nextInt(200));
            int offset = random.nextInt(50);
            System.arraycopy(octets, at, buffer, offset, count);
            scanner.accept(buffer, offset, count);
            at += count;
        }
        return scanner.finish();
    }
}
