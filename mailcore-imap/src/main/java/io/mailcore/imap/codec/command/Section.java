package io.mailcore.imap.codec.command;

import java.util.List;
import java.util.Objects;

/**
 * A part of a message's text (RFC 9051 §6.4.5.1). Immutable.
 *
 * @param path numbers of nested parts from 1 on; empty for the message itself
 * @param text which text of it
 * @param fields the field names of HEADER_FIELDS and HEADER_FIELDS_NOT as the client wrote them, at least one; empty for
 *     others
 */
public record Section(List<Integer> path, SectionText text, List<String> fields) {
    /** The whole message. */
    public static final Section WHOLE = new Section(List.of(), SectionText.ALL, List.of());

    /** Makes a section. */
    public Section {
        path = List.copyOf(path);
        Objects.requireNonNull(text, "text");
        fields = List.copyOf(fields);
    }

    /** Which text of a part. */
    public enum SectionText {
        /** The part's body; of the message itself, header and body. */
        ALL,
        /** The header of a message. */
        HEADER,
        /** Some fields of a message's header. */
        HEADER_FIELDS,
        /** All but some fields of a message's header. */
        HEADER_FIELDS_NOT,
        /** The body of a message. */
        TEXT,
        /** The MIME header of a part; never without a path. */
        MIME
    }
}
