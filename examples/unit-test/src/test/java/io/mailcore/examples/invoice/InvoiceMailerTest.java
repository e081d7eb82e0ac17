package io.mailcore.examples.invoice;

import static io.mailcore.test.Expectations.attachment;
import static io.mailcore.test.Expectations.containing;
import static io.mailcore.test.Expectations.subject;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mailcore.test.MailExtension;
import io.mailcore.test.MailSandbox;
import io.mailcore.test.ReceivedMail;
import io.mailcore.test.TestMailbox;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mail server of its own for each test, on free ports, up in a millisecond. */
class InvoiceMailerTest {
    private static final byte[] PDF = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final MailExtension mail = MailExtension.of(MailSandbox.options().user("ann@customer.test"));

    @Test
    void theCustomerGetsTheInvoiceAsPdf() throws Exception {
        TestMailbox ann = mail.user("ann@customer.test");

        mailer().send("ann@customer.test", 4711, PDF);

        ReceivedMail got = ann.await(subject(containing("4711")).and(attachment("invoice-4711.pdf")));
        assertEquals("billing@shop.test", got.envelopeFrom());
        assertTrue(got.text().contains("please find attached invoice 4711"));
        assertEquals("application/pdf", got.attachments().get(0).type());
        assertArrayEquals(PDF, got.attachments().get(0).bytes());
    }

    @Test
    void eachCustomerGetsOneMail() throws Exception {
        TestMailbox ann = mail.user("ann@customer.test");
        TestMailbox bob = mail.user("bob@customer.test");

        mailer().send("ann@customer.test", 1, PDF);
        mailer().send("bob@customer.test", 2, PDF);

        assertEquals("Invoice 1", ann.await().subject());
        assertEquals("Invoice 2", bob.await().subject());
        assertEquals(1, ann.messages().size());
    }

    @Test
    void anUnknownCustomerIsAnError() {
        assertThrows(SendFailedException.class, () -> mailer().send("nobody@customer.test", 3, PDF));
    }

    private InvoiceMailer mailer() {
        return new InvoiceMailer(mail.smtp().host(), mail.smtp().port());
    }
}
