package io.mailcore.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.ReversePath;
import jakarta.activation.DataHandler;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceivedMailTest {
    private static final JakartaClient CLIENT = JakartaClient.plain();

    @Test
    void readsSubjectTextsAndAttachmentsOfWhatJakartaMailSends() throws Exception {
        byte[] pdf = {1, 2, 3, 0, (byte) 0xff, '\r', '\n', '.'};
        MimeMessage message = CLIENT.message("Rechnung für Zoë: 12,50 €", "");
        message.setContent(mixed(alternative("Grüße\n", "<p>Grüße</p>"), pdf));

        ReceivedMail mail = delivered(message);

        assertThat(mail.subject()).isEqualTo("Rechnung für Zoë: 12,50 €");
        assertThat(mail.text()).isEqualTo("Grüße\n");
        assertThat(mail.html()).isEqualTo("<p>Grüße</p>");
        assertThat(mail.attachments()).hasSize(1);
        Attachment attachment = mail.attachments().get(0);
        assertThat(attachment.name()).isEqualTo("Übersicht 2026.pdf");
        assertThat(attachment.type()).isEqualTo("application/pdf");
        assertThat(attachment.bytes()).isEqualTo(pdf);
        assertThat(attachment.size()).isEqualTo(pdf.length);
        assertThat(attachment).hasToString("Übersicht 2026.pdf (application/pdf, 8 octets)");
    }

    private static MimeMultipart alternative(String text, String html) throws Exception {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        return new MimeMultipart("alternative", plain, rich);
    }

    private static MimeMultipart mixed(MimeMultipart texts, byte[] pdf) throws Exception {
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(texts);
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
        file.setFileName("Übersicht 2026.pdf");
        return new MimeMultipart("mixed", body, file);
    }

    @Test
    void keepsEveryOctetTheClientSent() throws Exception {
        MimeMessage message = CLIENT.message("Exactly", "..dots\r\n.\r\nand no end of line");
        try (MailSandbox mail = MailSandbox.start()) {
            TestMailbox ann = mail.user("ann@shop.test");
            CLIENT.send(mail.smtp(), message, "ann@shop.test");

            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            message.writeTo(sent);
            // SMTP has no message without a last line end.
            sent.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            ReceivedMail got = ann.first();
            assertThat(got.sent()).isEqualTo(sent.toByteArray());
            assertThat(text(got.content()))
                    .startsWith("Return-Path: <billing@shop.test>\r\nReceived: ")
                    .endsWith(text(got.sent()));
        }
    }

    @Test
    void handsOutCopiesOfItsOctets() {
        ReceivedMail mail = appended("Subject: x\r\n\r\ny");

        mail.content()[0] = 0;

        assertThat(text(mail.content())).isEqualTo("Subject: x\r\n\r\ny");
    }

    @Test
    void headersComeInAnyCaseDecodedAndInOrder() {
        ReceivedMail mail = appended("""
                X-Kind: =?utf-8?q?caf=C3=A9?=\r
                x-kind: folded\r
                  twice\r
                From: =?utf-8?q?Zo=C3=AB?= <zoe@shop.test>\r
                \r
                """);

        assertThat(mail.headers("X-KIND")).containsExactly("café", "folded  twice");
        assertThat(mail.header("x-kind")).contains("café");
        assertThat(mail.header("Subject")).isEmpty();
        assertThat(mail.subject()).isEmpty();
        assertThat(mail.from()).isEqualTo("Zoë <zoe@shop.test>");
    }

    @Test
    void theNullPathIsAnEmptyEnvelopeSender() {
        Envelope bounce = new Envelope("id", ReversePath.NULL, List.of(), Map.of());
        byte[] octets = "Subject: Bounce\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        ReceivedMail mail =
                new ReceivedMail(new Arrival("INBOX", Optional.of(new Delivery(bounce, octets.length)), octets));

        assertThat(mail.envelopeFrom()).isEmpty();
        assertThat(mail.envelope()).contains(bounce);
        assertThat(mail).hasToString("from <>, subject \"Bounce\", 19 octets, in INBOX");
    }

    @Test
    void aForwardedMessageIsAnAttachment() {
        ReceivedMail mail = appended("""
                Content-Type: multipart/mixed; boundary=b\r
                \r
                --b\r
                \r
                See below\r
                --b\r
                Content-Type: message/rfc822\r
                \r
                Subject: Inner\r
                \r
                Inner text\r
                --b--\r
                """);

        assertThat(mail.text()).isEqualTo("See below");
        assertThat(mail.attachments()).extracting(Attachment::type).containsExactly("message/rfc822");
        assertThat(text(mail.attachments().get(0).bytes())).startsWith("Subject: Inner");
    }

    @Test
    void brokenMailIsReadAsFarAsItGoes() {
        assertThat(appended("Content-Type: text/plain; charset=no-such-charset\r\n\r\nplain")
                        .text())
                .isEqualTo("plain");
        assertThat(appended("Content-Transfer-Encoding: base64\r\n\r\nSGVs*bG8").text())
                .startsWith("Hel");
        assertThat(appended("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nno end")
                        .text())
                .isEqualTo("no end");
        assertThat(appended("").subject()).isEmpty();
        assertThat(appended("no header at all").text()).isEqualTo("no header at all");
        assertThat(appended("Subject: =?broken?q?x").subject()).isEqualTo("=?broken?q?x");
    }

    @Test
    void neverThrowsWhateverTheOctets() {
        String[] pieces = {
            "Content-Type: multipart/mixed; boundary=b",
            "\r\n",
            "\r\n\r\n",
            "--b",
            "--b--",
            "\n",
            "\r",
            "\0",
            "Content-Type: message/rfc822",
            "Content-Transfer-Encoding: base64",
            "=?utf-8?b?/w==?=",
            "\u00ff",
            "Content-Disposition: attachment; filename*0*=utf-8''%E2",
            "Subject: ",
            ":",
            "=",
            "=ZZ",
            "text/html; charset=\"",
            "Content-Type: text/html; charset=utf-16",
            "Content-Transfer-Encoding: quoted-printable"
        };
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder message = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                message.append(pieces[random.nextInt(pieces.length)]);
            }
            ReceivedMail mail = appended(message.toString());
            assertThatCode(() -> {
                        mail.subject();
                        mail.from();
                        mail.text();
                        mail.html();
                        mail.attachments().forEach(Attachment::bytes);
                        mail.toString();
                    })
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    private static ReceivedMail delivered(MimeMessage message) throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            TestMailbox ann = mail.user("ann@shop.test");
            CLIENT.send(mail.smtp(), message, "ann@shop.test");
            return ann.first();
        }
    }

    private static ReceivedMail appended(String octets) {
        return new ReceivedMail(new Arrival("INBOX", Optional.empty(), octets.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
