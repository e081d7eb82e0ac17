package io.mailcore.api.mime;

/**
 * Computes a message's {@link MessageSummary} in one pass while its octets go by. Never fails: broken MIME becomes
 * whatever structure can be read from it. Memory is bounded by {@link ScanLimits}, time is linear in the octets. Not
 * thread-safe.
 *
 * <pre>{@code
 * MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
 * scanner.accept(buffer, 0, count);   // as often as octets come
 * MessageSummary summary = scanner.finish();
 * }</pre>
 */
public final class MessageScanner {

    /**
     * A scanner for one message.
     *
     * @param limits what it keeps at most
     */
    public MessageScanner(ScanLimits limits) {}

    /**
     * Reads on.
     *
     * @param octets where the message's next octets are; not kept
     * @param offset the first
     * @param length how many
     */
    public void accept(byte[] octets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the message.
     *
     * @return its summary
     */
    public MessageSummary finish() {
        throw new UnsupportedOperationException();
    }
}
