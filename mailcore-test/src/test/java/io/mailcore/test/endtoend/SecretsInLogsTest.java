package io.mailcore.test.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.filter.IncomingMail;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.filter.Verdict;
import io.mailcore.test.Endpoint;
import io.mailcore.test.MailSandbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Neither a password, right or wrong, nor a word of a message gets into a log at any level, whether all goes well or the
 * peer, a filter or TLS fails: plain, in base64 or in hexadecimal.
 */
class SecretsInLogsTest {
    private static final String USER = "ann@example.org";
    private static final String PASSWORD = "planted-right-password";
    private static final String WRONG = "planted-wrong-password";
    private static final String SUBJECT = "planted-word-in-a-header";
    private static final String BODY = "planted-word-in-the-body";
    private static final String MESSAGE = "Subject: " + SUBJECT + "\r\n\r\n" + BODY + "\r\n";
    private static final List<String> SECRETS = List.of(PASSWORD, WRONG, SUBJECT, BODY);

    private final LogCapture logs = new LogCapture();
    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();
    private MailSandbox mail = MailSandbox.options()
            .withImplicitTls()
            .user(USER, PASSWORD)
            .filter(new Failing())
            .start();

    /** Fails at every message for the account {@code fail}. */
    private static final class Failing implements MailFilter {
        @Override
        public Verdict message(IncomingMail incoming) {
            if (incoming.envelope().from().toString().contains("fail@")) {
                throw new IllegalStateException("a bug of a filter");
            }
            return Verdict.proceed();
        }
    }

    @BeforeEach
    void listenToAllLoggers() {
        root.setLevel(Level.ALL);
        root.addHandler(logs);
    }

    @AfterEach
    void stop() {
        root.removeHandler(logs);
        root.setLevel(usual);
        mail.close();
    }

    @Test
    void areInNoneWhenAllGoesWell() throws IOException {
        smtp(MESSAGE, "bob@example.net");
        imap(MESSAGE);
        pop3();

        assertThat(leaks()).isEmpty();
    }

    @Test
    void areInNoneWhenThePeerFails() throws IOException {
        failingLogins();
        misplacedPasswords();

        assertThat(leaks()).isEmpty();
    }

    @Test
    void areInNoneWhenAFilterFails() throws IOException {
        try (Wire smtp = wire(mail.smtp())) {
            smtp.await("\r\n");
            deliver(smtp, MESSAGE, "fail@example.net", "451 ");
        }

        assertThat(leaks()).isEmpty();
        assertThat(logs.text()).contains("a bug of a filter");
    }

    @Test
    void areInNoneWhenAPeerTalksInClearWhereTlsIsExpected() throws IOException {
        for (Endpoint encrypted : List.of(mail.smtps(), mail.imaps(), mail.pop3s())) {
            try (Wire clear = wire(encrypted)) {
                clear.send("a LOGIN " + USER + " " + PASSWORD + "\r\n" + MESSAGE)
                        .awaitEnd();
            }
        }
        try (Wire imap = wire(mail.imap())) {
            imap.await("ready\r\n");
            imap.send("a STARTTLS\r\n").await("a OK");
            imap.send("b LOGIN " + USER + " " + PASSWORD + "\r\n" + MESSAGE).awaitEnd();
        }

        assertThat(leaks()).isEmpty();
        assertThat(logs.text()).containsIgnoringCase("handshake");
    }

    private void smtp(String message, String sender) throws IOException {
        try (Wire clear = wire(mail.submission())) {
            clear.await("ready\r\n");
            clear.send("EHLO client.example\r\n").await("HELP\r\n");
            clear.send("STARTTLS\r\n").await("\r\n");
            try (Wire smtp = clear.encrypted(mail.trust())) {
                smtp.send("EHLO client.example\r\n").await("HELP\r\n");
                smtp.send("AUTH PLAIN " + plain(PASSWORD) + "\r\n").await("235 ");
                deliver(smtp, message, sender, "250 2.");
                smtp.send("QUIT\r\n").awaitEnd();
            }
        }
    }

    private static void deliver(Wire smtp, String message, String sender, String reply) throws IOException {
        smtp.send("HELO client.example\r\nMAIL FROM:<" + sender + ">\r\nRCPT TO:<" + USER + ">\r\nDATA\r\n")
                .await("354 ");
        smtp.await("\r\n");
        smtp.send(message + ".\r\n").await(reply);
    }

    private void imap(String message) throws IOException {
        try (Wire imap = wire(mail.imaps()).encrypted(mail.trust())) {
            imap.await("ready\r\n");
            imap.send("a LOGIN " + USER + " {" + PASSWORD.length() + "+}\r\n" + PASSWORD + "\r\n")
                    .await("a OK");
            imap.send("b APPEND INBOX {" + message.length() + "+}\r\n" + message + "\r\n")
                    .await("b OK");
            imap.send("c SELECT INBOX\r\n").await("c OK");
            imap.send("d FETCH 1:* (ENVELOPE BODY[])\r\n").await("d OK");
            imap.send("e UID SEARCH BODY " + BODY + "\r\n").await("e OK");
            imap.send("f LOGOUT\r\n").awaitEnd();
        }
    }

    private void pop3() throws IOException {
        try (Wire pop3 = wire(mail.pop3())) {
            pop3.await("\r\n");
            pop3.send("USER " + USER + "\r\n").await("\r\n");
            pop3.send("PASS " + PASSWORD + "\r\n").await("+OK");
            pop3.send("RETR 1\r\n").await("\r\n.\r\n");
            pop3.send("QUIT\r\n").awaitEnd();
        }
    }

    private void failingLogins() throws IOException {
        try (Wire smtp = wire(mail.submission());
                Wire imap = wire(mail.imap());
                Wire pop3 = wire(mail.pop3())) {
            smtp.await("ready\r\n");
            smtp.send("EHLO client.example\r\nAUTH PLAIN " + plain(WRONG) + "\r\n")
                    .await("535 ");
            imap.await("ready\r\n");
            imap.send("a AUTHENTICATE PLAIN " + plain(WRONG) + "\r\n").await("a NO");
            imap.send("b LOGIN " + USER + " \"" + WRONG + "\"\r\n").await("b NO");
            pop3.await("\r\n");
            pop3.send("USER " + USER + "\r\nPASS " + WRONG + "\r\n").await("-ERR");
            pop3.send("AUTH PLAIN " + plain(WRONG) + "\r\n").await("-ERR");
        }
    }

    /** What people and programs do: the password where the name belongs, without a command, or in a broken one. */
    private void misplacedPasswords() throws IOException {
        try (Wire smtp = wire(mail.submission());
                Wire imap = wire(mail.imap());
                Wire pop3 = wire(mail.pop3())) {
            smtp.send(PASSWORD + "\r\nAUTH PLAIN " + plain(PASSWORD).substring(1) + "\r\nMAIL FROM:<" + PASSWORD
                            + ">\r\nQUIT\r\n")
                    .awaitEnd();
            imap.send("a LOGIN " + PASSWORD + "\r\nb " + PASSWORD + "\r\nc AUTHENTICATE PLAIN !" + plain(PASSWORD)
                            + "\r\nd LOGOUT\r\n")
                    .awaitEnd();
            pop3.send(PASSWORD + "\r\nPASS " + PASSWORD + "\r\nAUTH PLAIN "
                            + plain(PASSWORD).substring(1) + "\r\nQUIT\r\n")
                    .awaitEnd();
        }
    }

    private static String plain(String password) {
        return base64("\0" + USER + "\0" + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Wire wire(Endpoint endpoint) throws IOException {
        return Wire.to(new InetSocketAddress(endpoint.host(), endpoint.port()));
    }

    /** The secrets that the logs hold, once all sessions are over and have been logged. */
    private List<String> leaks() {
        mail.close();
        String text = logs.text();
        assertThat(text).as("what was logged at all").contains("io.mailcore.");
        List<String> leaks = new ArrayList<>();
        for (String form : forms()) {
            if (text.toLowerCase(Locale.ROOT).contains(form.toLowerCase(Locale.ROOT))) {
                leaks.add(form);
            }
        }
        return leaks;
    }

    private static List<String> forms() {
        List<String> forms = new ArrayList<>(SECRETS);
        SECRETS.forEach(secret -> forms.add(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII))));
        SECRETS.forEach(secret -> forms.add(base64(secret).substring(0, 16)));
        forms.add(plain(PASSWORD).substring(1));
        forms.add(plain(WRONG).substring(1));
        return forms;
    }
}
