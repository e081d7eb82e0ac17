package io.mailcore.core.internal.pipeline;

import static io.mailcore.core.internal.pipeline.PipelineFixture.MESSAGE;
import static io.mailcore.core.internal.pipeline.PipelineFixture.recipient;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.DeliveryAction;
import io.mailcore.api.filter.IncomingMail;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.filter.Verdict;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.core.pipeline.DeliveryReport;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.testkit.RecordingStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterStagesTest {
    private static final Verdict GO_AWAY = Verdict.reject(550, "5.7.1", "Go away");

    /** What a filter says at every stage, and what it was asked. */
    private static final class Scripted implements MailFilter {
        private final String name;
        private final Map<String, Verdict> verdicts;
        private final List<String> asked;

        Scripted(String name, List<String> asked, Map<String, Verdict> verdicts) {
            this.name = name;
            this.asked = asked;
            this.verdicts = verdicts;
        }

        private Verdict at(String stage) {
            asked.add(name + ":" + stage);
            return verdicts.getOrDefault(stage, Verdict.proceed());
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Verdict connected(Peer peer) {
            return at("connect");
        }

        @Override
        public Verdict sender(Peer peer, Envelope envelope) {
            return at("mail");
        }

        @Override
        public Verdict recipient(Peer peer, Envelope envelope, Recipient recipient) {
            return at("rcpt");
        }

        @Override
        public Verdict message(IncomingMail mail) {
            return at("message");
        }

        @Override
        public List<DeliveryAction> deliver(IncomingMail mail, AccountId account) {
            at("deliver " + account);
            return List.of();
        }
    }

    private static MailFilter delivering(DeliveryAction... actions) {
        return new MailFilter() {
            @Override
            public List<DeliveryAction> deliver(IncomingMail mail, AccountId account) {
                return List.of(actions);
            }
        };
    }

    @Test
    void filtersAreAskedInOrderAtEachStage() {
        List<String> asked = new ArrayList<>();
        PipelineFixture mail =
                PipelineFixture.with(new Scripted("one", asked, Map.of()), new Scripted("two", asked, Map.of()));

        mail.pipeline.connected(mail.peer);
        mail.send(MESSAGE, "ann@example.org");

        assertThat(asked)
                .containsExactly(
                        "one:connect",
                        "two:connect",
                        "one:mail",
                        "two:mail",
                        "one:rcpt",
                        "two:rcpt",
                        "one:message",
                        "two:message",
                        "one:deliver ann@example.org",
                        "two:deliver ann@example.org");
    }

    @Test
    void firstRefusalIsTheAnswerAndNoFurtherFilterIsAsked() {
        List<String> asked = new ArrayList<>();
        PipelineFixture mail = PipelineFixture.with(
                new Scripted("one", asked, Map.of("message", GO_AWAY)), new Scripted("two", asked, Map.of()));

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org");

        assertThat(report.reply()).isEqualTo(Reply.of(550, "5.7.1", "Go away"));
        assertThat(report.perRecipient().get(recipient("ann@example.org"))).isEqualTo(report.reply());
        assertThat(asked).doesNotContain("two:message", "one:deliver ann@example.org");
        assertThat(mail.texts("ann@example.org")).isEmpty();
        assertThat(mail.events(MailEvent.MessageRefused.class)).hasSize(1);
    }

    @Test
    void connectionIsRefused() {
        PipelineFixture mail = PipelineFixture.with(new Scripted("one", new ArrayList<>(), Map.of("connect", GO_AWAY)));

        assertThat(mail.pipeline.connected(mail.peer)).contains(Reply.of(550, "5.7.1", "Go away"));
    }

    @Test
    void senderIsRefused() {
        PipelineFixture mail = PipelineFixture.with(new Scripted("one", new ArrayList<>(), Map.of("mail", GO_AWAY)));

        MailPipeline.Start start = mail.pipeline.begin(mail.peer, ReversePath.NULL, Map.of());

        assertThat(start).isEqualTo(new MailPipeline.Start.Refused(Reply.of(550, "5.7.1", "Go away")));
    }

    @Test
    void recipientIsRefusedOnlyAfterTheRouterKnowsIt() {
        List<String> asked = new ArrayList<>();
        PipelineFixture mail = PipelineFixture.with(new Scripted("one", asked, Map.of("rcpt", GO_AWAY)));
        MailTransaction transaction = mail.begin("sender@client.example");

        assertThat(transaction.add(recipient("nobody@example.org")).map(Reply::text))
                .contains("No such mailbox here");
        assertThat(asked).containsExactly("one:mail");
        assertThat(transaction.add(recipient("ann@example.org")).map(Reply::text))
                .contains("Go away");
        assertThat(mail.events(MailEvent.RecipientRefused.class)).hasSize(2);
    }

    @Test
    void filterThatFailsDefers() {
        for (Exception failure : List.of(new IOException("down"), new IllegalStateException("broken"))) {
            PipelineFixture mail = PipelineFixture.with(new MailFilter() {
                @Override
                public Verdict message(IncomingMail incoming) throws IOException {
                    if (failure instanceof IOException e) {
                        throw e;
                    }
                    throw (RuntimeException) failure;
                }
            });

            DeliveryReport report = mail.send(MESSAGE, "ann@example.org");

            assertThat(report.reply()).isEqualTo(Reply.of(451, "4.3.0", Replies.TRY_AGAIN.text()));
            assertThat(mail.texts("ann@example.org")).isEmpty();
        }
    }

    @Test
    void filterThatFailsForOneAccountDefersAndLeavesTheOthersTheirMail() {
        PipelineFixture mail = PipelineFixture.with(new MailFilter() {
            @Override
            public List<DeliveryAction> deliver(IncomingMail incoming, AccountId account) throws IOException {
                if (account.equals(PipelineFixture.BOB)) {
                    throw new IOException("no rules for bob now");
                }
                return List.of();
            }
        });

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(report.reply()).isEqualTo(Replies.TRY_AGAIN);
        assertThat(report.perRecipient().get(recipient("ann@example.org")).isSuccess())
                .isTrue();
        assertThat(report.perRecipient()).containsEntry(recipient("bob@example.org"), Replies.TRY_AGAIN);
        assertThat(mail.texts("bob@example.org")).isEmpty();
    }

    @Test
    void discardedMessageIsAcceptedAndStoredNowhere() {
        for (String stage : List.of("mail", "rcpt", "message")) {
            PipelineFixture mail = PipelineFixture.with(
                    new Scripted("one", new ArrayList<>(), Map.of(stage, new Verdict.Discard("a trap"))));

            DeliveryReport report = mail.send(MESSAGE, "ann@example.org");

            assertThat(report.reply().code()).as(stage).isEqualTo(250);
            assertThat(mail.texts("ann@example.org")).as(stage).isEmpty();
            assertThat(mail.events(MailEvent.MessageAccepted.class).get(0).accounts())
                    .isEmpty();
        }
    }

    @Test
    void discardedSenderLearnsNothingMoreFromFilters() {
        List<String> asked = new ArrayList<>();
        PipelineFixture mail = PipelineFixture.with(
                new Scripted("one", asked, Map.of("mail", new Verdict.Discard("a trap"), "rcpt", GO_AWAY)));

        mail.send(MESSAGE, "ann@example.org");

        assertThat(asked).containsExactly("one:mail");
    }

    @Test
    void oneDiscardedRecipientLeavesTheOthers() {
        PipelineFixture mail = PipelineFixture.with(new MailFilter() {
            @Override
            public Verdict recipient(Peer peer, Envelope envelope, Recipient to) {
                return to.address().localPart().equals("bob") ? new Verdict.Discard("on holiday") : Verdict.proceed();
            }
        });

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(report.reply().isSuccess()).isTrue();
        assertThat(mail.texts("ann@example.org")).hasSize(1);
        assertThat(mail.texts("bob@example.org")).isEmpty();
    }

    @Test
    void discardAtConnectionIsWithoutEffect() {
        PipelineFixture mail = PipelineFixture.with(
                new Scripted("one", new ArrayList<>(), Map.of("connect", new Verdict.Discard("why not"))));

        assertThat(mail.pipeline.connected(mail.peer)).isEmpty();
    }

    @Test
    void filesIntoEachMailboxWithAllFlags() {
        PipelineFixture mail = PipelineFixture.with(
                delivering(
                        new DeliveryAction.FileInto(MailboxName.parse("Lists/Netty")),
                        new DeliveryAction.AddFlags(Flags.of(Flag.SEEN))),
                delivering(
                        new DeliveryAction.FileInto(MailboxName.parse("Archive")),
                        new DeliveryAction.FileInto(MailboxName.parse("Lists/Netty")),
                        new DeliveryAction.AddFlags(Flags.of(Flag.keyword("list"))),
                        new DeliveryAction.Drop()));

        mail.send(MESSAGE, "ann@example.org");

        assertThat(mail.mailboxes("ann@example.org")).containsExactly("Lists/Netty", "Archive");
        assertThat(mail.records.delivered("ann@example.org"))
                .extracting(RecordingStore.Delivered::flags)
                .containsOnly(Flags.of(Flag.SEEN, Flag.keyword("list")));
        assertThat(mail.store.applies(PipelineFixture.ANN)).isEqualTo(1);
    }

    @Test
    void droppedCopyIsAcceptedAndStoredNowhere() {
        PipelineFixture mail = PipelineFixture.with(delivering(new DeliveryAction.Drop()));

        assertThat(mail.send(MESSAGE, "ann@example.org").reply().isSuccess()).isTrue();
        assertThat(mail.texts("ann@example.org")).isEmpty();
    }

    @Test
    void mailboxThatCannotBeMadeMeansInbox() {
        PipelineFixture mail =
                PipelineFixture.with(delivering(new DeliveryAction.FileInto(MailboxName.parse("One too many"))));
        mail.records.limitMailboxes(1);

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org");

        assertThat(report.reply().isSuccess()).isTrue();
        assertThat(mail.mailboxes("ann@example.org")).containsExactly("INBOX");
    }

    @Test
    void filtersSeeTheMessageAsReceived() {
        List<String> seen = new ArrayList<>();
        PipelineFixture mail = PipelineFixture.with(new MailFilter() {
            @Override
            public Verdict message(IncomingMail incoming) throws IOException {
                byte[] octets =
                        incoming.content().bytes(0, (int) incoming.content().size());
                seen.add(new String(octets, java.nio.charset.StandardCharsets.US_ASCII));
                seen.add(incoming.header().first("subject").orElse("none"));
                seen.add(incoming.envelope().recipients().toString());
                return Verdict.proceed();
            }
        });

        mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(seen).containsExactly(MESSAGE, "Hi", "[<ann@example.org>, <bob@example.org>]");
    }

    @Test
    void traceTellsWhichFilterSaidWhatAndStaysBounded() {
        DecisionTrace trace = new DecisionTrace();

        trace.verdict("mail", "Spf", Verdict.proceed());
        trace.verdict("message", "Trap", new Verdict.Discard("line\r\nbreak"));
        for (int i = 0; i < 1000; i++) {
            trace.verdict("rcpt", "Spf", GO_AWAY);
        }

        assertThat(trace.entries()).hasSize(100);
        assertThat(trace.toString())
                .startsWith("[mail:Spf=continue; message:Trap=discard line??break; rcpt:Spf=reject 550 5.7.1 Go away")
                .endsWith("; and 902 more]");
    }
}
