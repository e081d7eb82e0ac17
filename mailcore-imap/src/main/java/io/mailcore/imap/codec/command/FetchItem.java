package io.mailcore.imap.codec.command;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A data item of FETCH (RFC 9051 §6.4.5). Immutable. */
public sealed interface FetchItem {

    /** An item without arguments. */
    enum Attribute implements FetchItem {
        /** The envelope. */
        ENVELOPE("ENVELOPE"),
        /** The flags. */
        FLAGS("FLAGS"),
        /** The internal date. */
        INTERNALDATE("INTERNALDATE"),
        /** The size. */
        RFC822_SIZE("RFC822.SIZE"),
        /** The message; marks it as seen (RFC 3501 §6.4.5). */
        RFC822("RFC822"),
        /** The header; does not mark as seen. */
        RFC822_HEADER("RFC822.HEADER"),
        /** The body; marks as seen. */
        RFC822_TEXT("RFC822.TEXT"),
        /** The structure without extension data. */
        BODY("BODY"),
        /** The structure with extension data. */
        BODYSTRUCTURE("BODYSTRUCTURE"),
        /** The UID. */
        UID("UID"),
        /** The modification sequence (RFC 7162). */
        MODSEQ("MODSEQ"),
        /** The message's object identifier (RFC 8474). */
        EMAILID("EMAILID"),
        /** The conversation's object identifier (RFC 8474). */
        THREADID("THREADID"),
        /** When the message came into the mailbox (RFC 8514). */
        SAVEDATE("SAVEDATE");

        private final String label;

        Attribute(String label) {
            this.label = label;
        }

        /**
         * The name on the wire.
         *
         * @return such as {@code RFC822.SIZE}
         */
        public String label() {
            return label;
        }
    }

    /**
     * {@code BODY[…]} and {@code BODY.PEEK[…]}.
     *
     * @param section which text
     * @param peek true when the message is not marked as seen
     * @param partial which octets of it; empty for all
     */
    record Body(Section section, boolean peek, Optional<Partial> partial) implements FetchItem {

        /** Makes the item. */
        public Body {
            Objects.requireNonNull(section, "section");
            Objects.requireNonNull(partial, "partial");
        }
    }

    /**
     * {@code BINARY[…]} and {@code BINARY.PEEK[…]}: a part with its transfer encoding removed.
     *
     * @param path numbers of nested parts; empty for the whole message
     * @param peek true when the message is not marked as seen
     * @param partial which octets of it; empty for all
     */
    record Binary(List<Integer> path, boolean peek, Optional<Partial> partial) implements FetchItem {

        /** Makes the item. */
        public Binary {
            path = List.copyOf(path);
            Objects.requireNonNull(partial, "partial");
        }
    }

    /**
     * {@code BINARY.SIZE[…]}.
     *
     * @param path numbers of nested parts; empty for the whole message
     */
    record BinarySize(List<Integer> path) implements FetchItem {

        /** Makes the item. */
        public BinarySize {
            path = List.copyOf(path);
        }
    }

    /**
     * {@code <offset.length>}.
     *
     * @param offset the first octet, from 0 on; may lie beyond the end
     * @param length at most so many octets, at least 1
     */
    record Partial(long offset, long length) {}
}
