package io.mailcore.test;

import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.core.pipeline.DeliveryReport;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.pipeline.Reception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** A pipeline that tells the journal what it refuses, and which transaction it delivers. */
record TappedPipeline(MailPipeline pipeline, Journal journal) implements MailPipeline {

    @Override
    public Optional<Reply> connected(Peer peer) {
        Optional<Reply> refusal = pipeline.connected(peer);
        refusal.ifPresent(reply -> journal.refused("connection: " + reply));
        return refusal;
    }

    @Override
    public Start begin(Peer peer, ReversePath from, Map<String, String> parameters) {
        Start start = pipeline.begin(peer, from, parameters);
        if (start instanceof Start.Accepted accepted) {
            return new Start.Accepted(new Transaction(accepted.transaction(), journal));
        }
        if (start instanceof Start.Refused refused) {
            journal.refused("MAIL FROM:" + from + ": " + refused.reply());
        }
        return start;
    }

    private record Transaction(MailTransaction transaction, Journal journal) implements MailTransaction {

        @Override
        public Envelope envelope() {
            return transaction.envelope();
        }

        @Override
        public Optional<Reply> add(Recipient recipient) {
            Optional<Reply> refusal = transaction.add(recipient);
            refusal.ifPresent(reply -> journal.refused(
                    "RCPT TO:" + recipient + " from " + envelope().from() + ": " + reply));
            return refusal;
        }

        @Override
        public Reception data(byte[] trace) throws IOException {
            Reception reception = transaction.data(trace);
            return new Data(reception, transaction.envelope(), journal);
        }
    }

    private record Data(Reception reception, Envelope envelope, Journal journal) implements Reception {

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            reception.write(octets, offset, length);
        }

        @Override
        public long size() {
            return reception.size();
        }

        @Override
        public DeliveryReport deliver() {
            DeliveryReport report = deliver(new Delivery(envelope, reception.size()));
            if (!report.reply().isSuccess()) {
                journal.refused(
                        "message from " + envelope.from() + " to " + envelope.recipients() + ": " + report.reply());
            }
            return report;
        }

        private DeliveryReport deliver(Delivery delivery) {
            try {
                return journal.delivering(delivery, reception::deliver);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            reception.close();
        }
    }
}
