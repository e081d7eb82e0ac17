package io.mailcore.api.filter;

import io.mailcore.api.mail.Reply;
import java.util.Objects;

/** What a filter says before a message is accepted. Immutable. */
public sealed interface Verdict {

    /** Go on; the next filter is asked. */
    record Continue() implements Verdict {}

    /**
     * Refuse for good; no further filter is asked.
     *
     * @param reply a 5xx reply for the peer
     */
    record Reject(Reply reply) implements Verdict {

        /**
         * Checks the reply.
         *
         * @throws IllegalArgumentException when it is not 5xx
         */
        public Reject {
            if (!reply.isPermanentFailure()) {
                throw new IllegalArgumentException("reply: " + reply.code() + " (expected: 500..599)");
            }
        }
    }

    /**
     * Refuse for now; no further filter is asked.
     *
     * @param reply a 4xx reply for the peer
     */
    record Defer(Reply reply) implements Verdict {

        /**
         * Checks the reply.
         *
         * @throws IllegalArgumentException when it is not 4xx
         */
        public Defer {
            if (!reply.isTransientFailure()) {
                throw new IllegalArgumentException("reply: " + reply.code() + " (expected: 400..499)");
            }
        }
    }

    /**
     * Say yes to the peer and deliver to nobody; no further filter is asked.
     *
     * @param reason for the log
     */
    record Discard(String reason) implements Verdict {

        /** Makes the verdict. */
        public Discard {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Go on.
     *
     * @return the verdict
     */
    static Verdict proceed() {
        return new Continue();
    }

    /**
     * Refuse for good.
     *
     * @param code 500 to 599
     * @param enhanced such as {@code "5.7.1"}
     * @param text for the peer
     * @return the verdict
     */
    static Verdict reject(int code, String enhanced, String text) {
        return new Reject(Reply.of(code, enhanced, text));
    }

    /**
     * Refuse for now.
     *
     * @param code 400 to 499
     * @param enhanced such as {@code "4.7.1"}
     * @param text for the peer
     * @return the verdict
     */
    static Verdict defer(int code, String enhanced, String text) {
        return new Defer(Reply.of(code, enhanced, text));
    }
}
