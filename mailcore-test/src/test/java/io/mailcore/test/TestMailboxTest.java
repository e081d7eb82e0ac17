package io.mailcore.test;

import static io.mailcore.test.Expectations.attachment;
import static io.mailcore.test.Expectations.containing;
import static io.mailcore.test.Expectations.envelopeFrom;
import static io.mailcore.test.Expectations.equalTo;
import static io.mailcore.test.Expectations.from;
import static io.mailcore.test.Expectations.header;
import static io.mailcore.test.Expectations.html;
import static io.mailcore.test.Expectations.matching;
import static io.mailcore.test.Expectations.subject;
import static io.mailcore.test.Expectations.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestMailboxTest {
    private static final JakartaClient CLIENT = JakartaClient.plain();
    private static final Duration SHORT = Duration.ofMillis(50);

    private final MailSandbox mail = MailSandbox.start();
    private final TestMailbox ann = mail.user("ann@shop.test");
    private final TestMailbox bob = mail.user("bob@shop.test");

    @AfterEach
    void close() {
        mail.close();
    }

    @Test
    void waitsUntilTheMailComes() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<ReceivedMail> found = CompletableFuture.supplyAsync(() -> {
            waiting.countDown();
            return ann.await(subject(containing("4711")));
        });
        waiting.await();

        CLIENT.send(mail.smtp(), "Invoice 4710", "ann@shop.test");
        CLIENT.send(mail.smtp(), "Invoice 4711", "ann@shop.test");

        assertThat(found.get(5, TimeUnit.SECONDS).subject()).isEqualTo("Invoice 4711");
    }

    @Test
    void whoHasWaitedMayCloseWithoutTakingTheReplyFromTheSender() throws Exception {
        for (int round = 0; round < 50; round++) {
            MailSandbox own = MailSandbox.start();
            TestMailbox zoe = own.user("zoe@shop.test");
            try (Socket socket = new Socket(own.smtp().host(), own.smtp().port())) {
                BufferedReader replies =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                say(socket, "EHLO client.test\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<zoe@shop.test>\r\nDATA\r\n");
                readUntil(replies, "354");
                say(socket, "Subject: Bye\r\n\r\nBye\r\n.\r\n");

                zoe.await();
                own.close();

                assertThat(readUntil(replies, "250 2.0.0")).startsWith("250 2.0.0");
            } finally {
                own.close();
            }
        }
    }

    private static void say(Socket socket, String lines) throws Exception {
        socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(BufferedReader replies, String start) throws Exception {
        for (String line = replies.readLine(); line != null; line = replies.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("connection closed before " + start);
    }

    @Test
    void whatCameBeforeTheWaitCountsToo() throws Exception {
        CLIENT.send(mail.smtp(), "First", "ann@shop.test");
        CLIENT.send(mail.smtp(), "Second", "ann@shop.test");

        assertThat(ann.await().subject()).isEqualTo("First");
        assertThat(ann.await(2, Duration.ZERO)).hasSize(2);
        assertThat(ann.await(subject(equalTo("Second")), Duration.ZERO).subject())
                .isEqualTo("Second");
    }

    @Test
    void aMailForTwoIsOneCopyForEachWhoeverWaitsFirst() throws Exception {
        CLIENT.send(mail.smtp(), "For both", "ann@shop.test", "bob@shop.test");

        assertThat(ann.await(1)).hasSize(1);
        assertThat(bob.await(1)).hasSize(1);
        assertThatThrownBy(() -> ann.await(2, SHORT)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aWaitInVainSaysWhatArrivedAndWhatWasRefused() throws Exception {
        CLIENT.send(mail.smtp(), "Invoice 4712", "ann@shop.test");
        CLIENT.send(mail.smtp(), "Hello Bob", "bob@shop.test");
        assertThatThrownBy(() -> CLIENT.send(mail.smtp(), "Lost", "amm@shop.test"));

        assertThatThrownBy(() -> ann.await(subject(containing("4711")), SHORT))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("""
                        ann@shop\\.test: waited 50 ms in vain for a mail with subject containing "4711"
                        arrived for ann@shop\\.test: 1
                          1\\. from <billing@shop\\.test>, subject "Invoice 4712", \\d+ octets, in INBOX
                        arrived for bob@shop\\.test: 1
                          1\\. from <billing@shop\\.test>, subject "Hello Bob", \\d+ octets, in INBOX
                        refused: 1
                          1\\. RCPT TO:<amm@shop\\.test> from <billing@shop\\.test>: 550 5\\.1\\.1 No such mailbox here
                        connections: smtp 3""");
    }

    @Test
    void aWaitInVainSaysThatNobodyConnected() {
        assertThatThrownBy(() -> ann.await(2, SHORT))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        ann@shop.test: waited 50 ms in vain for 2 mails
                        arrived for ann@shop.test: nothing
                        arrived for bob@shop.test: nothing
                        refused: nothing
                        connections: none""");
    }

    @Test
    void theFirstMailOfAnEmptyMailboxIsAFailureInWords() {
        assertThatThrownBy(ann::first)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("ann@shop.test: no mail by now\narrived for ann@shop.test: nothing");
    }

    @Test
    void anInterruptedWaitFailsAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(ann::await)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("interrupted while waiting for a mail");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void expectationsSayWhatTheyExpect() {
        assertThat(List.of(
                        subject(containing("a")).and(from(equalTo("b"))),
                        header("X-Kind", matching("c+")),
                        text(containing("d")),
                        html(containing("e")),
                        attachment("f.pdf"),
                        envelopeFrom(equalTo("g@h.test"))))
                .extracting(Expectation::toString)
                .containsExactly(
                        "subject containing \"a\" and From equal to \"b\"",
                        "X-Kind matching /c+/",
                        "text containing \"d\"",
                        "HTML containing \"e\"",
                        "attachment \"f.pdf\"",
                        "envelope sender equal to \"g@h.test\"");
    }

    @Test
    void hostileSubjectsStayOnOneLineOfTheFailure() throws Exception {
        CLIENT.send(mail.smtp(), CLIENT.message("ok\u001b[31m" + "x".repeat(1000), "text"), "ann@shop.test");

        assertThatThrownBy(() -> ann.await(2, SHORT))
                .satisfies(failure -> assertThat(failure.getMessage().lines())
                        .allMatch(line -> line.length() < 350 && line.indexOf('\u001b') < 0));
    }

    @Test
    void manyThreadsWaitForTheSameMails() throws Exception {
        Parallel.run(6, number -> {
            if (number < 2) {
                for (int i = 0; i < 20; i++) {
                    CLIENT.send(mail.smtp(), "Mail " + number + "-" + i, "ann@shop.test", "bob@shop.test");
                }
            } else {
                TestMailbox mine = number % 2 == 0 ? ann : bob;
                assertThat(mine.await(40, Duration.ofSeconds(30))).hasSize(40);
                assertThat(mine.await(subject(equalTo("Mail 1-19"))).subject()).isEqualTo("Mail 1-19");
            }
        });
    }
}
