package io.mailcore.core.tls;

import java.math.BigInteger;
import java.util.Arrays;

/** Puts private keys of forms from before PKCS#8 into PKCS#8 (RFC 5958 §2), the only form that the JDK reads. */
final class OldKeyForms {
    private static final byte[] VERSION = Der.integer(BigInteger.ZERO);
    private static final byte[] RSA = Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, 1), Der.NULL);
    private static final byte[] EC = Der.oid(1, 2, 840, 10045, 2, 1);

    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xa0;

    private OldKeyForms() {}

    /** An RSAPrivateKey (RFC 8017 §A.1.2). */
    static byte[] rsa(byte[] key) {
        return Der.sequence(VERSION, RSA, Der.octetString(key));
    }

    /**
     * An ECPrivateKey (RFC 5915 §3), which names its curve in a field [0].
     *
     * @throws IllegalArgumentException when it names none, or is no such key
     */
    static byte[] ec(byte[] key) {
        int version = content(key, 0, SEQUENCE);
        if (end(key, 0) != key.length) {
            throw new IllegalArgumentException("EC key: followed by something else");
        }
        int secret = end(key, version);
        int parameters = end(key, secret);
        int curve = content(key, parameters, PARAMETERS);
        return Der.sequence(
                VERSION, Der.sequence(EC, Arrays.copyOfRange(key, curve, end(key, curve))), Der.octetString(key));
    }

    /** Where the content of a value begins that begins at a position with a tag. */
    private static int content(byte[] der, int at, int tag) {
        if (at >= der.length || (der[at] & 0xff) != tag) {
            throw new IllegalArgumentException("EC key: not as in RFC 5915 (expected: with the name of its curve)");
        }
        return header(der, at);
    }

    private static int end(byte[] der, int at) {
        int begin = header(der, at);
        int length = der[at + 1] & 0xff;
        if (length >= 0x80) {
            length = 0;
            for (int i = at + 2; i < begin; i++) {
                length = length << 8 | der[i] & 0xff;
            }
        }
        if (length < 0 || length > der.length - begin) {
            throw new IllegalArgumentException("EC key: cut off");
        }
        return begin + length;
    }

    private static int header(byte[] der, int at) {
        int octets = at + 2 > der.length ? Integer.MAX_VALUE : (der[at + 1] & 0x80) == 0 ? 0 : der[at + 1] & 0x7f;
        if (octets > 3 || at + 2 + octets > der.length) {
            throw new IllegalArgumentException("EC key: cut off");
        }
        return at + 2 + octets;
    }
}
