package io.mailcore.store.codec;

import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.Disposition;
import io.mailcore.api.mime.EnvelopeAddress;
import io.mailcore.api.mime.MessageEnvelope;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.Parameter;
import io.mailcore.api.mime.PartExtent;
import java.util.List;
import java.util.Optional;

/**
 * Writes a message's summary as few octets, about a third of what its objects take on the heap, and reads it back. The
 * first octet tells the version of the form.
 */
public final class SummaryCodec {
    private static final int VERSION = 1;

    /** Beyond what any scanner nests: broken octets must not use up the stack. */
    private static final int MAX_DEPTH = 500;

    private SummaryCodec() {}

    /**
     * Writes a summary.
     *
     * @param summary any that a scanner made
     * @return new octets
     */
    public static byte[] encode(MessageSummary summary) {
        OctetWriter out = new OctetWriter();
        out.number(VERSION);
        write(out, summary);
        return out.octets();
    }

    /**
     * Reads a summary.
     *
     * @param octets made by {@link #encode}
     * @return an equal summary
     * @throws IllegalArgumentException when the octets are no summary in a form that is known
     */
    public static MessageSummary decode(byte[] octets) {
        OctetReader in = new OctetReader(octets);
        long version = in.number();
        if (version != VERSION) {
            throw new IllegalArgumentException("summary: version " + version + " (expected: " + VERSION + ")");
        }
        MessageSummary summary = readSummary(in, MAX_DEPTH);
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("summary: octets left over (expected: none)");
        }
        return summary;
    }

    private static void write(OctetWriter out, MessageSummary summary) {
        write(out, summary.envelope());
        write(out, summary.body());
    }

    private static MessageSummary readSummary(OctetReader in, int depth) {
        return new MessageSummary(readEnvelope(in), readPart(in, depth));
    }

    private static void write(OctetWriter out, MessageEnvelope envelope) {
        out.optionalText(envelope.date());
        out.optionalText(envelope.subject());
        addressLists(envelope).forEach(list -> out.list(list, address -> write(out, address)));
        out.optionalText(envelope.inReplyTo());
        out.optionalText(envelope.messageId());
    }

    private static List<List<EnvelopeAddress>> addressLists(MessageEnvelope envelope) {
        return List.of(
                envelope.from(), envelope.sender(), envelope.replyTo(), envelope.to(), envelope.cc(), envelope.bcc());
    }

    private static MessageEnvelope readEnvelope(OctetReader in) {
        return new MessageEnvelope(
                in.optionalText(),
                in.optionalText(),
                readAddresses(in),
                readAddresses(in),
                readAddresses(in),
                readAddresses(in),
                readAddresses(in),
                readAddresses(in),
                in.optionalText(),
                in.optionalText());
    }

    private static void write(OctetWriter out, EnvelopeAddress address) {
        out.optionalText(address.name());
        out.optionalText(address.route());
        out.optionalText(address.mailbox());
        out.optionalText(address.host());
    }

    private static List<EnvelopeAddress> readAddresses(OctetReader in) {
        return in.list(
                () -> new EnvelopeAddress(in.optionalText(), in.optionalText(), in.optionalText(), in.optionalText()));
    }

    private static void write(OctetWriter out, BodyPart part) {
        out.text(part.type());
        out.text(part.subtype());
        write(out, part.parameters());
        out.optionalText(part.id());
        out.optionalText(part.description());
        out.text(part.encoding());
        out.optionalText(part.md5());
        out.optional(part.disposition(), disposition -> {
            out.text(disposition.type());
            write(out, disposition.parameters());
        });
        out.texts(part.languages());
        out.optionalText(part.location());
        write(out, part.extent());
        out.list(part.children(), child -> write(out, child));
        out.optional(part.message(), message -> write(out, message));
    }

    private static BodyPart readPart(OctetReader in, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("summary: nested too deep (expected: at most " + MAX_DEPTH + " levels)");
        }
        return new BodyPart(
                in.text(),
                in.text(),
                readParameters(in),
                in.optionalText(),
                in.optionalText(),
                in.text(),
                in.optionalText(),
                readDisposition(in),
                in.texts(),
                in.optionalText(),
                readExtent(in),
                in.list(() -> readPart(in, depth - 1)),
                in.optional(() -> readSummary(in, depth - 1)));
    }

    private static void write(OctetWriter out, List<Parameter> parameters) {
        out.list(parameters, parameter -> {
            out.text(parameter.name());
            out.text(parameter.value());
        });
    }

    private static List<Parameter> readParameters(OctetReader in) {
        return in.list(() -> new Parameter(in.text(), in.text()));
    }

    private static Optional<Disposition> readDisposition(OctetReader in) {
        return in.optional(() -> new Disposition(in.text(), readParameters(in)));
    }

    private static void write(OctetWriter out, PartExtent extent) {
        out.number(extent.headerOffset());
        out.number(extent.headerLength());
        out.number(extent.bodyLength());
        out.number(extent.bodyLines());
    }

    private static PartExtent readExtent(OctetReader in) {
        long header = in.number();
        return new PartExtent(header, header + in.number(), in.number(), in.number());
    }
}
