package io.mailcore.api.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Decodes base64 (RFC 2045 §6.8): what is not of its alphabet is passed over, and the first padding ends it. */
final class Base64Stream extends DecodingStream {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = values();

    private int bits;
    private int bitCount;
    private boolean ended;

    Base64Stream(InputStream in, long limit) {
        super(in, limit);
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }

    @Override
    int next(OctetReader from) throws IOException {
        while (bitCount < 8) {
            int c = ended ? -1 : from.read();
            if (c < 0 || c == '=') {
                ended = true;
                return -1;
            }
            if (VALUES[c] >= 0) {
                bits = bits << 6 | VALUES[c];
                bitCount += 6;
            }
        }
        bitCount -= 8;
        return bits >> bitCount & 0xff;
    }
}
