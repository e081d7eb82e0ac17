package io.mailcore.test;

import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One copy of a mail as it came into a mailbox. Its octets are kept as the server stored them; they are taken apart when
 * first asked for, and however broken they are, no method throws: what cannot be read is empty. Immutable; stays usable
 * after the sandbox is closed.
 */
public final class ReceivedMail {
    private final Arrival arrival;
    private final Lazy<MailReading> reading;

    ReceivedMail(Arrival arrival) {
        this.arrival = arrival;
        this.reading = new Lazy<>(() -> MailReading.of(arrival.octets()));
    }

    /**
     * The SMTP envelope this copy came in.
     *
     * @return empty for a message that no SMTP client sent, such as one appended by IMAP
     */
    public Optional<Envelope> envelope() {
        return arrival.delivery().map(Delivery::envelope);
    }

    /**
     * The envelope's sender: the address of MAIL FROM, whatever the header says.
     *
     * @return the address; empty for the null path of bounces, or without an envelope
     */
    public String envelopeFrom() {
        return envelope()
                .flatMap(envelope -> envelope.from().address())
                .map(EmailAddress::toString)
                .orElse("");
    }

    /**
     * All recipients of the envelope, Bcc included.
     *
     * @return the accepted addresses of RCPT TO, in their order
     */
    public List<String> envelopeTo() {
        return envelope().stream()
                .flatMap(envelope -> envelope.recipients().stream())
                .map(Recipient::address)
                .map(EmailAddress::toString)
                .toList();
    }

    /**
     * The mailbox into which the copy came.
     *
     * @return such as {@code INBOX}
     */
    public String mailbox() {
        return arrival.mailbox();
    }

    /**
     * The Subject field, decoded (RFC 2047).
     *
     * @return the subject, or an empty text
     */
    public String subject() {
        return header("Subject").orElse("");
    }

    /**
     * The From field, decoded.
     *
     * @return such as {@code Ann <ann@shop.test>}, or an empty text
     */
    public String from() {
        return header("From").orElse("");
    }

    /**
     * A header field of the message, decoded and unfolded.
     *
     * @param name in any case
     * @return the first field of that name
     */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /**
     * All header fields of a name, decoded and unfolded.
     *
     * @param name in any case
     * @return in the message's order
     */
    public List<String> headers(String name) {
        return reading.get().headers(name);
    }

    /**
     * The first part of type text/plain that is no attachment, decoded, with line ends of {@code \n}.
     *
     * @return the text, or an empty text
     */
    public String text() {
        return reading.get().text("plain");
    }

    /**
     * The first part of type text/html that is no attachment, decoded, with line ends of {@code \n}.
     *
     * @return the text, or an empty text
     */
    public String html() {
        return reading.get().text("html");
    }

    /**
     * The files in the mail: parts that say they are attachments, have a file name, or are neither text nor multipart.
     *
     * @return in the message's order
     */
    public List<Attachment> attachments() {
        return reading.get().attachments();
    }

    /**
     * The message as it is stored and as IMAP and POP3 hand it out: behind the trace fields of this server, octet by
     * octet what the client sent.
     *
     * @return a copy
     */
    public byte[] content() {
        return arrival.octets().clone();
    }

    /**
     * The message as the client sent it, without the trace fields of this server.
     *
     * @return a copy; the whole content when no SMTP client sent it
     */
    public byte[] sent() {
        byte[] octets = arrival.octets();
        long size = arrival.delivery().map(Delivery::size).orElse((long) octets.length);
        return Arrays.copyOfRange(octets, Math.max(0, octets.length - (int) size), octets.length);
    }

    /** Sender, subject, size and mailbox on one line. */
    @Override
    public String toString() {
        String sender = arrival.delivery()
                .map(delivery -> "from " + delivery.envelope().from())
                .orElse("appended");
        return Printing.oneLine(sender + ", subject \"" + subject() + "\", " + arrival.octets().length + " octets, in "
                + arrival.mailbox());
    }
}
