package io.mailcore.imap.codec.command;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.ThreadId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A condition of SEARCH (RFC 9051 §6.4.4, RFC 3501 §6.4.4). Keys that others can express are expressed so: UNSEEN is not
 * SEEN, OLD is not RECENT, NEW is RECENT and not SEEN. Nesting is bounded by the parser. Immutable.
 */
public sealed interface SearchKey {

    /** Every message. */
    record All() implements SearchKey {}

    /**
     * Messages of a set.
     *
     * @param set which, {@code $} included
     * @param uid true for UIDs, false for sequence numbers; {@code $} is neither
     */
    record Messages(SequenceSet set, boolean uid) implements SearchKey {

        /** Makes the key. */
        public Messages {
            Objects.requireNonNull(set, "set");
        }
    }

    /**
     * ANSWERED, DELETED, DRAFT, FLAGGED, SEEN and KEYWORD.
     *
     * @param flag that is set
     */
    record Flagged(Flag flag) implements SearchKey {

        /** Makes the key. */
        public Flagged {
            Objects.requireNonNull(flag, "flag");
        }
    }

    /** RECENT (RFC 3501). */
    record Recent() implements SearchKey {}

    /**
     * BCC, CC, FROM, SUBJECT and TO.
     *
     * @param field of the envelope
     * @param text in it, in any case; empty matches every message that has the field
     */
    record EnvelopeField(Field field, String text) implements SearchKey {

        /** Makes the key. */
        public EnvelopeField {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A field of the envelope. */
    enum Field {
        /** Blind carbon copy. */
        BCC,
        /** Carbon copy. */
        CC,
        /** Author. */
        FROM,
        /** Subject. */
        SUBJECT,
        /** Recipient. */
        TO
    }

    /**
     * HEADER.
     *
     * @param name of the field, in any case
     * @param text in it, in any case; empty matches every message that has the field
     */
    record Header(String name, String text) implements SearchKey {

        /** Makes the key. */
        public Header {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * BODY.
     *
     * @param text in the body, in any case
     */
    record Body(String text) implements SearchKey {

        /** Makes the key. */
        public Body {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * TEXT.
     *
     * @param text in header or body, in any case
     */
    record Text(String text) implements SearchKey {

        /** Makes the key. */
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * BEFORE, ON, SINCE, their SENT forms, and their SAVED forms (RFC 8514). Time and zone are disregarded.
     *
     * @param kind which date
     * @param relation how it stands to the day
     * @param day the day
     */
    record Dated(DateKind kind, DateRelation relation, LocalDate day) implements SearchKey {

        /** Makes the key. */
        public Dated {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(day, "day");
        }
    }

    /** Which date of a message. */
    enum DateKind {
        /** The internal date. */
        INTERNAL,
        /** The Date field. */
        SENT,
        /** When it came into the mailbox. */
        SAVED
    }

    /** How a date stands to a day. */
    enum DateRelation {
        /** Earlier. */
        BEFORE,
        /** On the day. */
        ON,
        /** On the day or later. */
        SINCE
    }

    /** SAVEDATESUPPORTED (RFC 8514): every message, when the mailbox keeps save dates. */
    record SaveDateSupported() implements SearchKey {}

    /**
     * YOUNGER (RFC 5032): the internal date is within the last seconds.
     *
     * @param seconds at least 1
     */
    record Younger(long seconds) implements SearchKey {}

    /**
     * OLDER (RFC 5032): the internal date is so many seconds ago or more.
     *
     * @param seconds at least 1
     */
    record Older(long seconds) implements SearchKey {}

    /**
     * LARGER.
     *
     * @param octets the size is more
     */
    record Larger(long octets) implements SearchKey {}

    /**
     * SMALLER.
     *
     * @param octets the size is less
     */
    record Smaller(long octets) implements SearchKey {}

    /**
     * MODSEQ (RFC 7162 §3.1.5), its entry name and type left out.
     *
     * @param modSeq the last change is this or later
     */
    record Modified(ModSeq modSeq) implements SearchKey {

        /** Makes the key. */
        public Modified {
            Objects.requireNonNull(modSeq, "modSeq");
        }
    }

    /**
     * EMAILID (RFC 8474 §6).
     *
     * @param id of the message
     */
    record HasEmailId(EmailId id) implements SearchKey {

        /** Makes the key. */
        public HasEmailId {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * THREADID (RFC 8474 §6).
     *
     * @param id of the conversation
     */
    record HasThreadId(ThreadId id) implements SearchKey {

        /** Makes the key. */
        public HasThreadId {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * NOT.
     *
     * @param key that must not hold
     */
    record Not(SearchKey key) implements SearchKey {

        /** Makes the key. */
        public Not {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * OR.
     *
     * @param first one key
     * @param second another
     */
    record Or(SearchKey first, SearchKey second) implements SearchKey {

        /** Makes the key. */
        public Or {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
        }
    }

    /**
     * Several keys that all must hold.
     *
     * @param keys at least two
     */
    record And(List<SearchKey> keys) implements SearchKey {

        /** Makes the key. */
        public And {
            keys = List.copyOf(keys);
        }
    }
}
