package io.mailcore.smtp.session;

import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.core.pipeline.DeliveryReport;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.pipeline.Reception;
import io.mailcore.core.spool.SpoolFullException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes mail for a few people at example.org, keeps what it took, and fails where a test tells it to. The sender
 * refused@ is refused, mail of a sender rejected@ after its data.
 */
final class RecordingPipeline implements MailPipeline {
    private static final Set<String> LOCAL = Set.of("ann", "ben", "\u00e4nn", "postmaster");

    private final List<Message> messages = new ArrayList<>();
    private final List<Peer> peers = new ArrayList<>();
    private Optional<Reply> greeting = Optional.empty();
    private Reply senderRefusal = Reply.of(550, "5.7.1", "Sender refused");
    private Optional<IOException> spoolFailure = Optional.empty();
    private long spoolFailsAfter;
    private boolean deliveryBreaks;
    private int open;
    private int begun;

    /** A message that was accepted. */
    record Message(Envelope envelope, String trace, byte[] octets) {
        String text() {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }

    List<Message> messages() {
        return messages;
    }

    Message onlyMessage() {
        if (messages.size() != 1) {
            throw new AssertionError("messages: " + messages.size() + " (expected: 1)");
        }
        return messages.get(0);
    }

    /** The peers that began a transaction, as they were known then. */
    List<Peer> peers() {
        return peers;
    }

    /** How many receptions are neither delivered nor closed. */
    int open() {
        return open;
    }

    /** Refuses the next peers in the greeting. */
    void greetWith(Reply reply) {
        greeting = Optional.of(reply);
    }

    /** Refuses senders called refused@. */
    void refuseSendersWith(Reply reply) {
        senderRefusal = reply;
    }

    /** The spool is full after some octets; none means at once. */
    void fillSpoolAfter(long octets) {
        spoolFailure = Optional.of(new SpoolFullException("spool: full"));
        spoolFailsAfter = octets;
    }

    /** The spool's disk fails after some octets; none means at once. */
    void breakSpoolAfter(long octets) {
        spoolFailure = Optional.of(new IOException("disk"));
        spoolFailsAfter = octets;
    }

    void repairSpool() {
        spoolFailure = Optional.empty();
    }

    /** Delivery throws, as a bug of ours would. */
    void breakDelivery() {
        deliveryBreaks = true;
    }

    @Override
    public Optional<Reply> connected(Peer peer) {
        return greeting;
    }

    @Override
    public Start begin(Peer peer, ReversePath from, Map<String, String> parameters) {
        peers.add(peer);
        if (from.toString().startsWith("<refused@")) {
            return new Start.Refused(senderRefusal);
        }
        begun++;
        return new Start.Accepted(new Transaction(new Envelope("T" + begun, from, List.of(), parameters)));
    }

    private void spend(long octets) throws IOException {
        if (spoolFailure.isPresent() && octets >= spoolFailsAfter) {
            throw spoolFailure.get();
        }
    }

    private final class Transaction implements MailTransaction {
        private Envelope envelope;

        Transaction(Envelope envelope) {
            this.envelope = envelope;
        }

        @Override
        public Envelope envelope() {
            return envelope;
        }

        @Override
        public Optional<Reply> add(Recipient recipient) {
            EmailAddress address = recipient.address();
            if (!address.domain().toString().equalsIgnoreCase("example.org")
                    && !address.localPart().equals("postmaster")) {
                return Optional.of(Reply.of(550, "5.7.1", "Relaying denied"));
            }
            if (!LOCAL.contains(address.localPart())) {
                return Optional.of(Reply.of(550, "5.1.1", "No such mailbox"));
            }
            List<Recipient> recipients = new ArrayList<>(envelope.recipients());
            recipients.add(recipient);
            envelope = new Envelope(envelope.id(), envelope.from(), recipients, envelope.parameters());
            return Optional.empty();
        }

        @Override
        public Reception data(byte[] trace) throws IOException {
            spend(0);
            open++;
            return new Taking(envelope, new String(trace, StandardCharsets.UTF_8));
        }
    }

    private final class Taking implements Reception {
        private final Envelope envelope;
        private final String trace;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private boolean done;

        Taking(Envelope envelope, String trace) {
            this.envelope = envelope;
            this.trace = trace;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (done) {
                throw new IllegalStateException("write: after the end");
            }
            spend(size() + length);
            octets.write(source, offset, length);
        }

        @Override
        public long size() {
            return octets.size();
        }

        @Override
        public DeliveryReport deliver() {
            if (done || deliveryBreaks) {
                throw new IllegalStateException("deliver: broken");
            }
            if (envelope.from().toString().startsWith("<rejected@")) {
                return new DeliveryReport(Reply.of(550, "5.7.1", "Message refused"), Map.of());
            }
            close();
            messages.add(new Message(envelope, trace, octets.toByteArray()));
            return new DeliveryReport(Reply.of(250, "2.6.0", "Delivered as " + envelope.id()), Map.of());
        }

        @Override
        public void close() {
            if (!done) {
                done = true;
                open--;
            }
        }
    }
}
