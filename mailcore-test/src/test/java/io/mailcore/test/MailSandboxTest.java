package io.mailcore.test;

import static io.mailcore.test.Expectations.containing;
import static io.mailcore.test.Expectations.equalTo;
import static io.mailcore.test.Expectations.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.filter.IncomingMail;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.filter.Verdict;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MailSandboxTest {
    private static final JakartaClient CLIENT = JakartaClient.plain();

    @Test
    void mailSentBySmtpIsThereWithoutWaitingAndReadByImapAndPop3() throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            TestMailbox ann = mail.user("ann@shop.test");

            CLIENT.send(mail.smtp(), "Invoice 4711", "ann@shop.test");

            assertThat(ann.messages()).extracting(ReceivedMail::subject).containsExactly("Invoice 4711");
            assertThat(ann.first().envelopeFrom()).isEqualTo(JakartaClient.FROM);
            assertThat(ann.first().envelopeTo()).containsExactly("ann@shop.test");
            assertThat(ann.first().text()).isEqualTo("Good day,\nInvoice 4711\n");
            assertThat(CLIENT.subjects("imap", mail.imap(), ann)).containsExactly("Invoice 4711");
            assertThat(CLIENT.subjects("pop3", mail.pop3(), ann)).containsExactly("Invoice 4711");
        }
    }

    @Test
    void eachMailboxCountsItsOwnCopies() throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            // The hash codes of these two addresses are equal.
            TestMailbox first = mail.user("Aa@shop.test");
            TestMailbox second = mail.user("BB@shop.test");

            CLIENT.send(mail.smtp(), "For both", "Aa@shop.test", "BB@shop.test");
            CLIENT.send(mail.smtp(), "For one", "BB@shop.test");

            assertThat(first.await(1)).hasSize(1);
            assertThat(second.await(2)).extracting(ReceivedMail::subject).containsExactly("For both", "For one");
            assertThat(second.await(2)).hasSize(2);
            assertThat(first.messages()).hasSize(1);
            assertThat(first.first().envelopeTo()).containsExactly("Aa@shop.test", "BB@shop.test");
        }
    }

    @Test
    void submissionDemandsALoginAndSmtpOffersOne() throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            TestMailbox ann = mail.user("ann@shop.test", "open sesame");

            CLIENT.submit(mail.submission(), "ann@shop.test", "open sesame", "By submission");
            CLIENT.submit(mail.smtp(), "ann@shop.test", "open sesame", "By SMTP");

            assertThat(ann.await(2)).extracting(ReceivedMail::subject).containsExactly("By submission", "By SMTP");
            assertThatThrownBy(() -> CLIENT.submit(mail.submission(), "ann@shop.test", "wrong", "No"))
                    .isInstanceOf(AuthenticationFailedException.class);
            assertThatThrownBy(() -> CLIENT.send(mail.submission(), "No", "ann@shop.test"))
                    .hasMessageContaining("530");
        }
    }

    @Test
    void refusesWhomNoUserIsCalled() throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            mail.user("ann@shop.test");

            assertThatThrownBy(() -> CLIENT.send(mail.smtp(), "Lost", "zed@shop.test"))
                    .isInstanceOf(SendFailedException.class)
                    .rootCause()
                    .hasMessageContaining("550 5.1.1");
            assertThatThrownBy(() -> CLIENT.send(mail.smtp(), "Lost", "ann@elsewhere.test"))
                    .rootCause()
                    .hasMessageContaining("550 5.7.1");
        }
    }

    @Test
    void acceptsAnyoneWhenAskedTo() throws Exception {
        try (MailSandbox mail = MailSandbox.options().acceptingAnyone().start()) {
            CLIENT.send(mail.smtp(), "Hello", "zed@elsewhere.test");
            assertThat(mail.describe()).contains("subject \"Hello\"");

            TestMailbox zed = mail.user("zed@elsewhere.test");
            assertThat(zed.first().subject()).isEqualTo("Hello");
            assertThat(CLIENT.subjects("imap", mail.imap(), zed)).containsExactly("Hello");
        }
    }

    @Test
    void startTlsWithTheSandboxesTrust() throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            TestMailbox ann = mail.user("ann@shop.test");
            JakartaClient encrypting = JakartaClient.startTls(mail.trust());

            encrypting.submit(mail.submission(), ann.address(), ann.password(), "Encrypted");

            assertThat(ann.first().header("Received").orElse("")).contains("with ESMTPSA");
            assertThat(encrypting.subjects("imap", mail.imap(), ann)).containsExactly("Encrypted");
            assertThat(encrypting.subjects("pop3", mail.pop3(), ann)).containsExactly("Encrypted");
        }
    }

    @Test
    void implicitTlsWhenAskedFor() throws Exception {
        try (MailSandbox mail =
                MailSandbox.options().user("ann@shop.test").withImplicitTls().start()) {
            for (Endpoint endpoint : List.of(mail.smtps(), mail.imaps(), mail.pop3s())) {
                try (Socket socket = mail.trust().getSocketFactory().createSocket(endpoint.host(), endpoint.port())) {
                    byte[] greeting = socket.getInputStream().readNBytes(3);
                    assertThat(new String(greeting, StandardCharsets.US_ASCII)).isIn("220", "* O", "+OK");
                }
            }
        }
    }

    @Test
    void implicitTlsIsNotStartedUnlessAskedFor() {
        try (MailSandbox mail = MailSandbox.start()) {
            assertThatThrownBy(mail::imaps)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("withImplicitTls");
        }
    }

    @Test
    void whatAClientAppendsIsAnArrivalWithoutEnvelope() throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            TestMailbox ann = mail.user("ann@shop.test");

            CLIENT.append(mail.imap(), ann, "Draft");

            ReceivedMail draft = ann.first();
            assertThat(draft.subject()).isEqualTo("Draft");
            assertThat(draft.envelope()).isEmpty();
            assertThat(draft.sent()).isEqualTo(draft.content());
        }
    }

    @Test
    void copiesMadeByAClientAreNoArrivalsAndWhatItDeletesStaysCounted() throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            TestMailbox ann = mail.user("ann@shop.test");
            CLIENT.send(mail.smtp(), "Kept", "ann@shop.test");

            CLIENT.copyFirst(mail.imap(), ann, "Archive");
            CLIENT.expungeAll(mail.imap(), ann);

            assertThat(CLIENT.subjects("imap", mail.imap(), ann)).isEmpty();
            assertThat(ann.messages()).extracting(ReceivedMail::subject).containsExactly("Kept");
        }
    }

    @Test
    void filtersHaveTheirSay() throws Exception {
        MailFilter noSpam = new MailFilter() {
            @Override
            public Verdict message(IncomingMail mail) {
                return mail.header().first("Subject").orElse("").contains("Spam")
                        ? Verdict.reject(550, "5.7.1", "No spam, please")
                        : Verdict.proceed();
            }
        };
        try (MailSandbox mail =
                MailSandbox.options().user("ann@shop.test").filter(noSpam).start()) {
            assertThatThrownBy(() -> CLIENT.send(mail.smtp(), "Spam", "ann@shop.test"))
                    .hasMessageContaining("No spam, please");
            CLIENT.send(mail.smtp(), "Ham", "ann@shop.test");

            assertThat(mail.user("ann@shop.test").messages())
                    .extracting(ReceivedMail::subject)
                    .containsExactly("Ham");
            assertThat(mail.describe()).contains("550 5.7.1 No spam, please");
        }
    }

    @Test
    void whatArrivedStaysReadableAfterClosing() throws Exception {
        MailSandbox mail = MailSandbox.start();
        TestMailbox ann = mail.user("ann@shop.test");
        CLIENT.send(mail.smtp(), "Late reading", "ann@shop.test");

        mail.close();
        mail.close();

        assertThat(ann.first().text()).contains("Late reading");
    }

    @Test
    void aThousandMailsFromManyClientsArriveOnceEach() throws Exception {
        int clients = 8;
        int each = 125;
        try (MailSandbox mail = MailSandbox.start()) {
            TestMailbox ann = mail.user("ann@shop.test");

            Parallel.run(clients, client -> {
                for (int i = 0; i < each; i++) {
                    CLIENT.send(mail.smtp(), "Mail " + client + "-" + i, "ann@shop.test");
                }
            });

            Set<String> subjects = new HashSet<>();
            ann.await(clients * each).forEach(received -> subjects.add(received.subject()));
            assertThat(subjects).hasSize(clients * each);
            assertThat(ann.await(subject(equalTo("Mail 7-124"))).envelopeFrom()).isEqualTo(JakartaClient.FROM);
        }
    }

    @Test
    void sandboxesSideBySideKeepTheirMailApart() throws Exception {
        Parallel.run(8, number -> {
            for (int round = 0; round < 10; round++) {
                try (MailSandbox mail = MailSandbox.start()) {
                    TestMailbox ann = mail.user("ann@shop.test");
                    CLIENT.send(mail.smtp(), "Mail of " + number, "ann@shop.test");
                    assertThat(ann.await(subject(containing("Mail of"))).subject())
                            .isEqualTo("Mail of " + number);
                    assertThat(ann.messages()).hasSize(1);
                }
            }
        });
    }

    @Test
    void closedSandboxesLeaveNoThreadsBehind() throws Exception {
        startUseAndClose();

        for (int i = 0; i < 50; i++) {
            startUseAndClose();
        }

        // What all servers of a JVM share has a bound of its own; nothing else of ours runs.
        List<String> ours =
                threads().stream().filter(name -> name.contains("mailcore")).toList();
        assertThat(ours)
                .allMatch(name -> name.matches("mailcore-(loop|worker)-.*"))
                .hasSizeLessThan(40);
    }

    private static void startUseAndClose() throws Exception {
        try (MailSandbox mail = MailSandbox.start()) {
            mail.user("ann@shop.test");
            CLIENT.send(mail.smtp(), "Hello", "ann@shop.test");
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }
}
