package io.mailcore.api.dns;

import java.util.Arrays;

/** Which certificate a TLS server may show (RFC 6698 §2.1). Immutable. */
public final class TlsaRecord {
    private final int usage;
    private final int selector;
    private final int matchingType;
    private final byte[] association;

    /**
     * A record of its fields.
     *
     * @param usage certificate usage, 0 to 255
     * @param selector 0 to 255
     * @param matchingType 0 to 255
     * @param association the certificate association data; copied
     * @throws IllegalArgumentException when a number is out of range
     */
    public TlsaRecord(int usage, int selector, int matchingType, byte[] association) {
        this.usage = octet("usage", usage);
        this.selector = octet("selector", selector);
        this.matchingType = octet("matching type", matchingType);
        this.association = association.clone();
    }

    /**
     * The certificate usage.
     *
     * @return 0 to 255
     */
    public int usage() {
        return usage;
    }

    /**
     * What of the certificate is matched.
     *
     * @return 0 to 255
     */
    public int selector() {
        return selector;
    }

    /**
     * How it is matched.
     *
     * @return 0 to 255
     */
    public int matchingType() {
        return matchingType;
    }

    /**
     * What it is matched against.
     *
     * @return a copy
     */
    public byte[] association() {
        return association.clone();
    }

    private static int octet(String name, int value) {
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0..255)");
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlsaRecord that
                && usage == that.usage
                && selector == that.selector
                && matchingType == that.matchingType
                && Arrays.equals(association, that.association);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(association) * 31 + usage * 65536 + selector * 256 + matchingType;
    }

    @Override
    public String toString() {
        return usage + " " + selector + " " + matchingType + " [" + association.length + " octets]";
    }
}
