package io.mailcore.examples.invoice;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Properties;

/** Sends invoices to customers by mail, as many an application does. */
public final class InvoiceMailer {
    private final Session session;

    /**
     * A mailer.
     *
     * @param host of the mail server
     * @param port of the mail server
     */
    public InvoiceMailer(String host, int port) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.timeout", "10000");
        this.session = Session.getInstance(properties);
    }

    /**
     * Sends an invoice.
     *
     * @param customer whose address
     * @param number of the invoice
     * @param pdf the invoice itself
     * @throws MessagingException when the server does not take it
     */
    public void send(String customer, int number, byte[] pdf) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Dear customer,\n\nplease find attached invoice " + number + ".\n", "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
        file.setFileName("invoice-" + number + ".pdf");

        MimeMessage message = new MimeMessage(session);
        message.setFrom("billing@shop.test");
        message.setRecipients(Message.RecipientType.TO, customer);
        message.setSubject("Invoice " + number, "UTF-8");
        message.setContent(new MimeMultipart(text, file));
        Transport.send(message);
    }
}
