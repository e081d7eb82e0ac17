package io.mailcore.api.mime;

/**
 * What a {@link MessageScanner} keeps of a message at most. What lies beyond is still counted in sizes and offsets, but
 * read as opaque octets. Immutable.
 *
 * @param depth nested multiparts and messages
 * @param parts parts in all
 * @param headerOctets octets of one part's header that are looked at
 * @param addresses addresses kept of one header field
 * @param parameters parameters kept of one field
 */
public record ScanLimits(int depth, int parts, int headerOctets, int addresses, int parameters) {

    /** 64 levels, 1,000 parts, 256 KiB of each header, 5,000 addresses and 100 parameters a field. */
    public static final ScanLimits DEFAULT = new ScanLimits(64, 1000, 256 * 1024, 5000, 100);

    /**
     * Checks that each limit allows something.
     *
     * @throws IllegalArgumentException when a limit is not positive
     */
    public ScanLimits {
        if (depth < 1 || parts < 1 || headerOctets < 1 || addresses < 1 || parameters < 1) {
            throw new IllegalArgumentException("scan limits: " + depth + ", " + parts + ", " + headerOctets + ", "
                    + addresses + ", " + parameters + " (expected: each at least 1)");
        }
    }
}
