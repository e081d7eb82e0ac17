package io.mailcore.api.mime;

/**
 * What is left of the limits that hold for all headers of a message together: a thousand parts with large headers must
 * not cost a thousand times what one may cost.
 */
final class ScanBudget {
    private static final int HEADERS = 8;
    private static final int ADDRESS_LISTS = 4;
    private static final int PARAMETER_LISTS = 100;

    private final ScanLimits limits;
    private long headerOctets;
    private long addresses;
    private long parameters;

    ScanBudget(ScanLimits limits) {
        this.limits = limits;
        this.headerOctets = (long) limits.headerOctets() * HEADERS;
        this.addresses = (long) limits.addresses() * ADDRESS_LISTS;
        this.parameters = (long) limits.parameters() * PARAMETER_LISTS;
    }

    /** The octets the next header may have. */
    int headerOctets() {
        return (int) Math.min(limits.headerOctets(), headerOctets);
    }

    void takeHeaderOctets(int count) {
        headerOctets -= count;
    }

    /** The octets all headers so far have had. */
    long takenHeaderOctets() {
        return (long) limits.headerOctets() * HEADERS - headerOctets;
    }

    /** The addresses the next field may have, when its name's earlier fields have some. */
    int addresses(int already) {
        return (int) Math.max(0, Math.min(limits.addresses() - already, addresses));
    }

    void takeAddresses(int count) {
        addresses -= count;
    }

    /** The parameters the next field may have. */
    int parameters() {
        return (int) Math.max(0, Math.min(limits.parameters(), parameters));
    }

    void takeParameters(int count) {
        parameters -= count;
    }
}
