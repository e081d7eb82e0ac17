package io.mailcore.core.internal.pipeline;

import static io.mailcore.core.internal.pipeline.PipelineFixture.MESSAGE;
import static io.mailcore.core.internal.pipeline.PipelineFixture.TRACE;
import static io.mailcore.core.internal.pipeline.PipelineFixture.recipient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Domain;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.core.pipeline.DeliveryReport;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.pipeline.Reception;
import io.mailcore.core.spool.SpoolFullException;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.testkit.Peers;
import io.mailcore.core.testkit.RecordingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryPipelineTest {
    private static final String RETURN_PATH = "Return-Path: <sender@client.example>\r\n";

    @Test
    void deliversWithReturnPathAndTraceInFrontOfUntouchedOctets() {
        PipelineFixture mail = PipelineFixture.with();
        String message = "Subject: H\u00e9\r\n\r\nbare\nLF, bare\rCR, \u00ff\u0000 and no line end";

        DeliveryReport report = mail.send(message, "ann@example.org");

        assertThat(report.reply())
                .isEqualTo(Reply.of(250, "2.0.0", report.reply().text()));
        assertThat(mail.texts("ann@example.org")).containsExactly(RETURN_PATH + TRACE + message);
        assertThat(mail.mailboxes("ann@example.org")).containsExactly("INBOX");
    }

    @Test
    void summaryKnowsOfTheFieldsInFront() {
        PipelineFixture mail = PipelineFixture.with();

        mail.send(MESSAGE, "ann@example.org");

        RecordingStore.Delivered delivered =
                mail.records.delivered("ann@example.org").get(0);
        int body = delivered.text().indexOf("Hello");
        assertThat(delivered.summary().size()).isEqualTo(delivered.text().length());
        assertThat(delivered.summary().body().extent().headerOffset()).isZero();
        assertThat(delivered.summary().body().extent().bodyOffset()).isEqualTo(body);
        assertThat(delivered.summary().envelope().subject()).contains("Hi");
    }

    @Test
    void nullReversePathStandsInReturnPath() {
        PipelineFixture mail = PipelineFixture.with();
        MailTransaction bounce = mail.begin("");
        bounce.add(recipient("ann@example.org"));

        mail.finish(bounce, MESSAGE);

        assertThat(mail.texts("ann@example.org").get(0)).startsWith("Return-Path: <>\r\n" + TRACE);
    }

    @Test
    void noSenderCanAddALineToTheHeader() {
        List<String> locals = List.of("a\u2028b", "a\u0085b", "a\"\\b", "\u010d\u010a", "\u760d\u760a", "a b", "a>b");
        for (String local : locals) {
            EmailAddress address;
            try {
                address = EmailAddress.of(local, Domain.parse("client.example"));
            } catch (IllegalArgumentException refusedAtTheDoor) {
                continue;
            }
            byte[] front = ReturnPath.inFrontOf(new byte[0], ReversePath.of(address));
            String octets = new String(front, StandardCharsets.ISO_8859_1);
            assertThat(octets).startsWith("Return-Path: <").endsWith(">\r\n");
            assertThat(octets.substring(0, octets.length() - 2).chars())
                    .as("octets of %s", local)
                    .noneMatch(c -> c == '\r' || c == '\n' || c == 0);
        }
        assertThatThrownBy(() -> EmailAddress.of("a\r\nBcc: x", Domain.parse("client.example")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accountReachedByTwoRecipientsGetsOneCopy() {
        PipelineFixture mail = PipelineFixture.with();

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org", "all@example.org", "ANN@example.org");

        assertThat(mail.texts("ann@example.org")).hasSize(1);
        assertThat(mail.texts("bob@example.org")).hasSize(1);
        assertThat(report.perRecipient())
                .hasSize(3)
                .allSatisfy((to, reply) -> assertThat(reply.isSuccess()).isTrue());
    }

    @Test
    void sameRecipientTwiceIsNoMistake() {
        PipelineFixture mail = PipelineFixture.with();

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org", "ann@example.org");

        assertThat(report.reply().isSuccess()).isTrue();
        assertThat(mail.texts("ann@example.org")).hasSize(1);
    }

    @Test
    void refusesUnknownRecipientAndForeignDomain() {
        PipelineFixture mail = PipelineFixture.with();
        MailTransaction transaction = mail.begin("sender@client.example");

        Optional<Reply> unknown = transaction.add(recipient("nobody@example.org"));
        Optional<Reply> foreign = transaction.add(recipient("ann@elsewhere.example"));

        assertThat(unknown).contains(Reply.of(550, "5.1.1", "No such mailbox here"));
        assertThat(foreign).contains(Reply.of(550, "5.7.1", "Relaying denied"));
        assertThat(transaction.envelope().recipients()).isEmpty();
        assertThat(mail.events(MailEvent.RecipientRefused.class))
                .extracting(event -> event.reply().code())
                .containsExactly(550, 550);
    }

    @Test
    void failingRouterRefusesForNow() {
        for (Exception failure : List.of(new IOException("down"), new IllegalStateException("broken"))) {
            PipelineFixture mail = PipelineFixture.routedBy((peer, envelope, recipient) -> {
                if (failure instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) failure;
            });

            Optional<Reply> reply = mail.begin("sender@client.example").add(recipient("ann@example.org"));

            assertThat(reply).contains(Replies.TRY_AGAIN);
        }
    }

    @Test
    void tellsOfAcceptedMessage() {
        PipelineFixture mail = PipelineFixture.with();

        mail.send(MESSAGE, "bob@example.org", "ann@example.org");

        List<MailEvent.MessageAccepted> events = mail.events(MailEvent.MessageAccepted.class);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).size()).isEqualTo(MESSAGE.length());
        assertThat(events.get(0).accounts())
                .containsExactly(AccountId.of("bob@example.org"), AccountId.of("ann@example.org"));
        assertThat(events.get(0).envelope().recipients())
                .containsExactly(recipient("bob@example.org"), recipient("ann@example.org"));
    }

    @Test
    void messageThatLoopsIsRefused() {
        PipelineFixture mail = PipelineFixture.with();
        String hop = "Received: from a by b; now\r\n";

        DeliveryReport tooMany = mail.send(hop.repeat(MessageDelivery.MAX_HOPS + 1) + MESSAGE, "ann@example.org");
        DeliveryReport justEnough = mail.send(hop.repeat(MessageDelivery.MAX_HOPS) + MESSAGE, "ann@example.org");

        assertThat(tooMany.reply()).isEqualTo(Reply.of(554, "5.4.6", "Too many hops, this message seems to loop"));
        assertThat(justEnough.reply().isSuccess()).isTrue();
        assertThat(mail.texts("ann@example.org")).hasSize(1);
        assertThat(mail.events(MailEvent.MessageRefused.class)).hasSize(1);
    }

    @Test
    void envelopeIdsDiffer() {
        PipelineFixture mail = PipelineFixture.with();
        Set<String> ids = new HashSet<>();

        for (int i = 0; i < 1000; i++) {
            ids.add(mail.begin("sender@client.example").envelope().id());
        }

        assertThat(ids).hasSize(1000);
    }

    @Test
    void identicalMessagesAreDeliveredEachTime() {
        PipelineFixture mail = PipelineFixture.with();

        mail.send(MESSAGE, "ann@example.org");
        mail.send(MESSAGE, "ann@example.org");

        assertThat(mail.texts("ann@example.org")).hasSize(2);
    }

    @Test
    void anotherLifeOfTheServerIsNoRetry() {
        PipelineFixture before = PipelineFixture.with();
        before.send(MESSAGE, "ann@example.org");
        DeliveryPipeline after = new DeliveryPipeline(new PipelineParts(
                List.of(),
                (peer, envelope, to) -> new io.mailcore.api.route.Route.Local(Set.of(PipelineFixture.ANN)),
                ((DeliveryPipeline) before.pipeline).parts().spool(),
                before.store,
                before.time,
                event -> {},
                "life-2"));

        MailTransaction same = ((io.mailcore.core.pipeline.MailPipeline.Start.Accepted)
                        after.begin(before.peer, ReversePath.NULL, Map.of()))
                .transaction();
        same.add(recipient("ann@example.org"));
        DeliveryReport report = before.finish(same, MESSAGE);

        assertThat(same.envelope().id())
                .isEqualTo(before.events(MailEvent.MessageAccepted.class)
                        .get(0)
                        .envelope()
                        .id());
        assertThat(report.reply().isSuccess()).isTrue();
        assertThat(before.texts("ann@example.org")).hasSize(2);
    }

    @Test
    void fullSpoolIsSaidToThePeer(@TempDir Path directory) throws IOException {
        PipelineFixture mail = PipelineFixture.spooledTo(directory, new SpoolLimits(10, 10, 100));
        byte[] octets = new byte[200];

        try (Reception reception = mail.to("ann@example.org").data(new byte[0])) {
            assertThatThrownBy(() -> reception.write(octets, 0, octets.length)).isInstanceOf(SpoolFullException.class);
            assertThat(reception.deliver().reply()).isEqualTo(Replies.SPOOL_FULL);
        }
        assertThat(mail.texts("ann@example.org")).isEmpty();
    }

    @Test
    void spoolThatCannotWorkIsSaidToThePeer(@TempDir Path directory) throws IOException {
        Path file = java.nio.file.Files.writeString(directory.resolve("file"), "not a directory");
        PipelineFixture mail = PipelineFixture.spooledTo(file, new SpoolLimits(10, 10, 1000));
        byte[] octets = new byte[200];

        try (Reception reception = mail.to("ann@example.org").data(new byte[0])) {
            assertThatThrownBy(() -> reception.write(octets, 0, octets.length)).isInstanceOf(IOException.class);
            assertThat(reception.deliver().reply()).isEqualTo(Replies.TRY_AGAIN);
        }
        assertThat(mail.events(MailEvent.MessageRefused.class)).hasSize(1);
    }

    @Test
    void traceMustBeWholeLines() {
        MailTransaction transaction = PipelineFixture.with().to("ann@example.org");

        assertThatThrownBy(() -> transaction.data("Received: x".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dataNeedsARecipientAndIsDeliveredOnce() throws IOException {
        PipelineFixture mail = PipelineFixture.with();
        MailTransaction nobody = mail.begin("sender@client.example");
        assertThatThrownBy(() -> nobody.data(new byte[0])).isInstanceOf(IllegalStateException.class);

        try (Reception reception = mail.to("ann@example.org").data(new byte[0])) {
            reception.deliver();
            assertThatThrownBy(reception::deliver).isInstanceOf(IllegalStateException.class);
        }
        assertThat(mail.texts("ann@example.org")).hasSize(1);
    }

    @Test
    void connectionGoneBeforeTheEndDeliversNothing() throws IOException {
        PipelineFixture mail = PipelineFixture.with();

        try (Reception reception = mail.to("ann@example.org").data(new byte[0])) {
            reception.write(new byte[10], 0, 10);
            assertThat(reception.size()).isEqualTo(10);
        }

        assertThat(mail.texts("ann@example.org")).isEmpty();
        assertThat(mail.events).isEmpty();
    }

    @Test
    void logLineNamesDecisionAndHidesNothingHostile() {
        PipelineFixture mail = PipelineFixture.with();
        Peer peer = Peers.local("smtp");
        Transaction transaction = (Transaction) mail.to("ann@example.org");

        String line = MessageLog.line(
                transaction,
                new MessageLog.Outcome(12, List.of(PipelineFixture.ANN), "delivered", Replies.delivered("x")));

        assertThat(line)
                .contains("id=" + transaction.envelope().id(), "session=" + peer.session())
                .contains("from=<sender@client.example>", "recipients=1", "size=12", "accounts=[ann@example.org]")
                .contains("decision=\"delivered\"", "trace=[]");
        assertThat(line.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void logLineOfManyAccountsIsShort() {
        PipelineFixture mail = PipelineFixture.with();
        List<AccountId> many = java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> AccountId.of("account-" + i))
                .toList();

        String line = MessageLog.line(
                (Transaction) mail.to("ann@example.org"),
                new MessageLog.Outcome(12, many, "delivered", Replies.delivered("x")));

        assertThat(line).contains("account-19]+480").hasSizeLessThan(1000);
    }

    @Test
    void recipientKeepsItsParameters() {
        PipelineFixture mail = PipelineFixture.with();
        Recipient notify = new Recipient(EmailAddress.parse("ann@example.org"), Map.of("NOTIFY", "NEVER"));
        MailTransaction transaction = mail.begin("sender@client.example");

        transaction.add(notify);
        DeliveryReport report = mail.finish(transaction, MESSAGE);

        assertThat(report.perRecipient()).containsOnlyKeys(notify);
    }
}
