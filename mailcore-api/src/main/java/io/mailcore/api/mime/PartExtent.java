package io.mailcore.api.mime;

/**
 * Where a part stands in its message: its header runs from {@code headerOffset} to {@code bodyOffset}, the blank line
 * included, and its body follows. Offsets count octets from the start of the whole message. Immutable.
 *
 * @param headerOffset the first octet of the part's header
 * @param bodyOffset the first octet of the part's body
 * @param bodyLength the octets of the body, without the line end that belongs to the boundary behind it
 * @param bodyLines the line ends in the body, as BODYSTRUCTURE counts lines
 */
public record PartExtent(long headerOffset, long bodyOffset, long bodyLength, long bodyLines) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when a number is negative or the body begins before the header
     */
    public PartExtent {
        if (headerOffset < 0 || bodyOffset < headerOffset || bodyLength < 0 || bodyLines < 0) {
            throw new IllegalArgumentException("extent: " + headerOffset + ", " + bodyOffset + ", " + bodyLength + ", "
                    + bodyLines + " (expected: header before body, nothing negative)");
        }
    }

    /**
     * The octets of the header, the blank line included.
     *
     * @return zero or more
     */
    public long headerLength() {
        return bodyOffset - headerOffset;
    }

    /**
     * The same extent in a message that has octets in front.
     *
     * @param octets how many
     * @return the moved extent
     */
    public PartExtent shifted(long octets) {
        return new PartExtent(headerOffset + octets, bodyOffset + octets, bodyLength, bodyLines);
    }
}
