package io.mailcore.imap.session;

import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.PartExtent;
import io.mailcore.imap.codec.command.Section;
import java.util.List;
import java.util.Optional;

/** Finds the parts and texts of a message from its summary alone (RFC 9051 §6.4.5.1): nothing is opened or read. */
final class Sections {
    private Sections() {}

    /**
     * A run of a message's octets.
     *
     * @param offset the first
     * @param length how many
     */
    record Range(long offset, long length) {
        static Range header(PartExtent extent) {
            return new Range(extent.headerOffset(), extent.headerLength());
        }

        static Range body(PartExtent extent) {
            return new Range(extent.bodyOffset(), extent.bodyLength());
        }
    }

    /** The octets of a section; for a choice of header fields, the header they are chosen from. */
    static Optional<Range> find(MessageSummary message, Section section) {
        return switch (section.text()) {
            case ALL -> whole(message, section.path());
            case MIME -> part(message, section.path()).map(part -> Range.header(part.extent()));
            case TEXT ->
                inner(message, section.path())
                        .map(inner -> Range.body(inner.body().extent()));
            case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT ->
                inner(message, section.path())
                        .map(inner -> Range.header(inner.body().extent()));
        };
    }

    private static Optional<Range> whole(MessageSummary message, List<Integer> path) {
        return path.isEmpty()
                ? Optional.of(new Range(0, message.size()))
                : part(message, path).map(part -> Range.body(part.extent()));
    }

    /** The message itself, or the one that a part holds: only these have HEADER and TEXT. */
    private static Optional<MessageSummary> inner(MessageSummary message, List<Integer> path) {
        return path.isEmpty() ? Optional.of(message) : part(message, path).flatMap(BodyPart::message);
    }

    /** The part of a path of at least one number. */
    static Optional<BodyPart> part(MessageSummary message, List<Integer> path) {
        Optional<BodyPart> part = ofMessage(message, path.get(0));
        for (int number : path.subList(1, path.size())) {
            part = part.flatMap(parent -> below(parent, number));
        }
        return part;
    }

    // RFC 9051 §6.4.5.1: a message that is no multipart has one part, its body.
    private static Optional<BodyPart> ofMessage(MessageSummary message, int number) {
        BodyPart body = message.body();
        if (body.isMultipart()) {
            return child(body, number);
        }
        return number == 1 ? Optional.of(body) : Optional.empty();
    }

    private static Optional<BodyPart> below(BodyPart parent, int number) {
        return parent.isMultipart()
                ? child(parent, number)
                : parent.message().flatMap(inner -> ofMessage(inner, number));
    }

    private static Optional<BodyPart> child(BodyPart multipart, int number) {
        return number <= multipart.children().size()
                ? Optional.of(multipart.children().get(number - 1))
                : Optional.empty();
    }
}
