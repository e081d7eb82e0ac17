package io.mailcore.core.internal.pipeline;

import static io.mailcore.core.internal.pipeline.PipelineFixture.ANN;
import static io.mailcore.core.internal.pipeline.PipelineFixture.BOB;
import static io.mailcore.core.internal.pipeline.PipelineFixture.MESSAGE;
import static io.mailcore.core.internal.pipeline.PipelineFixture.recipient;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.DeliveryAction;
import io.mailcore.api.filter.IncomingMail;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.api.store.QuotaLimits;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.pipeline.DeliveryReport;
import io.mailcore.core.testkit.FailingStore.Point;
import io.mailcore.core.testkit.Peers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartialDeliveryTest {
    private final PipelineFixture mail = PipelineFixture.with();

    @Test
    void storeThatFailsIsClaimedToNobody() {
        mail.store.fail(Point.APPLY, ANN, 1);

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org");

        assertThat(report.reply()).isEqualTo(Replies.TRY_AGAIN);
        assertThat(mail.texts("ann@example.org")).isEmpty();
        assertThat(mail.events(MailEvent.MessageAccepted.class)).isEmpty();
        assertThat(mail.events(MailEvent.MessageRefused.class)).hasSize(1);
    }

    @Test
    void unknownOutcomeIsTriedAgainWithTheSameKey() {
        for (Point point : List.of(Point.APPLY_UNANSWERED, Point.APPLY_LOST, Point.APPLY_BROKEN)) {
            PipelineFixture fresh = PipelineFixture.with();
            fresh.store.fail(point, ANN, 1);

            DeliveryReport report = fresh.send(MESSAGE, "ann@example.org");

            assertThat(report.reply().isSuccess()).as("%s", point).isTrue();
            assertThat(fresh.texts("ann@example.org")).as("%s", point).hasSize(1);
            assertThat(fresh.store.applies(ANN)).isEqualTo(2);
        }
    }

    @Test
    void unknownTwiceIsSaidToBeTransientAndThePeersRetryMakesNoSecondCopy() {
        mail.store.fail(Point.APPLY_UNANSWERED, ANN, 2);

        DeliveryReport first = mail.send(MESSAGE, "ann@example.org");
        DeliveryReport retry = mail.send(MESSAGE, "ann@example.org");

        assertThat(first.reply()).isEqualTo(Replies.TRY_AGAIN);
        assertThat(retry.reply().isSuccess()).isTrue();
        assertThat(mail.texts("ann@example.org")).hasSize(1);
    }

    @Test
    void failureBetweenTwoAccountsIsRepairedInPlace() {
        mail.store.fail(Point.APPLY, BOB, 2);

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(report.reply().isSuccess()).isTrue();
        assertThat(mail.texts("ann@example.org")).hasSize(1);
        assertThat(mail.texts("bob@example.org")).hasSize(1);
    }

    @Test
    void failureThatLastsIsTransientForAllAndTheTruthPerRecipient() {
        mail.store.fail(Point.APPLY, BOB, 100);

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(report.reply()).isEqualTo(Replies.TRY_AGAIN);
        assertThat(report.perRecipient().get(recipient("ann@example.org")).code())
                .isEqualTo(250);
        assertThat(report.perRecipient().get(recipient("bob@example.org"))).isEqualTo(Replies.TRY_AGAIN);
        assertThat(mail.store.applies(BOB)).as("bounded").isEqualTo(3);
    }

    @Test
    void peersRetryReachesWhoWasLeftOutAndDoublesNobody() {
        mail.store.fail(Point.APPLY, BOB, 3);
        mail.send(MESSAGE, "ann@example.org", "bob@example.org");
        assertThat(mail.texts("bob@example.org")).isEmpty();

        DeliveryReport retry = mail.send(MESSAGE, "bob@example.org", "ann@example.org");

        assertThat(retry.reply().isSuccess()).isTrue();
        assertThat(mail.texts("ann@example.org")).hasSize(1);
        assertThat(mail.texts("bob@example.org")).hasSize(1);
    }

    @Test
    void sameMessageAfterTheRetrySucceededIsANewOne() {
        mail.store.fail(Point.APPLY, BOB, 3);
        mail.send(MESSAGE, "ann@example.org", "bob@example.org");
        mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(mail.texts("ann@example.org")).hasSize(2);
        assertThat(mail.texts("bob@example.org")).hasSize(2);
    }

    @Test
    void onlyTheSameSenderOctetsAndAccountsMakeARetry() {
        mail.store.fail(Point.APPLY, BOB, 3);
        mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        mail.send(MESSAGE.replace("Hello", "Jello"), "ann@example.org", "bob@example.org");
        mail.send(MESSAGE, "ann@example.org");
        var other = mail.begin("someone@else.example");
        other.add(recipient("ann@example.org"));
        other.add(recipient("bob@example.org"));
        mail.finish(other, MESSAGE);

        assertThat(mail.texts("ann@example.org")).hasSize(4);
    }

    @Test
    void retryAfterTheTimeOfAllRetriesIsANewMessage() {
        mail.store.fail(Point.APPLY, BOB, 3);
        mail.send(MESSAGE, "ann@example.org", "bob@example.org");
        mail.time.advance(UnfinishedDeliveries.KEPT);

        mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(mail.texts("ann@example.org")).hasSize(2);
    }

    @Test
    void lmtpClientSendsOnlyForThoseThatFailed() {
        mail.peer = Peers.local("lmtp");
        mail.store.fail(Point.APPLY_UNANSWERED, BOB, 6);
        DeliveryReport report = mail.send(MESSAGE, "ann@example.org", "bob@example.org");
        assertThat(report.perRecipient().get(recipient("bob@example.org"))).isEqualTo(Replies.TRY_AGAIN);

        mail.send(MESSAGE, "bob@example.org");
        mail.send(MESSAGE, "ann@example.org");

        assertThat(mail.texts("bob@example.org")).hasSize(1);
        assertThat(mail.texts("ann@example.org")).hasSize(2);
    }

    @Test
    void groupWithAMemberWhoFailedFails() {
        mail.store.fail(Point.APPLY, BOB, 100);

        DeliveryReport report = mail.send(MESSAGE, "all@example.org", "ann@example.org");

        assertThat(report.perRecipient()).containsEntry(recipient("all@example.org"), Replies.TRY_AGAIN);
        assertThat(report.perRecipient().get(recipient("ann@example.org")).isSuccess())
                .isTrue();
    }

    @Test
    void fullMailboxIsTransientAndAlwaysTooSmallOneIsNot() {
        mail.records.limit("ann@example.org", QuotaLimits.of(1000, 0));
        mail.records.limit("bob@example.org", QuotaLimits.of(10, 100));

        assertThat(mail.send(MESSAGE, "ann@example.org").reply()).isEqualTo(Reply.of(452, "4.2.2", "Mailbox full"));
        assertThat(mail.send(MESSAGE, "bob@example.org").reply()).isEqualTo(Replies.LARGER_THAN_MAILBOX);
        assertThat(mail.store.applies(ANN)).as("no second try").isEqualTo(1);
    }

    @Test
    void fullMailboxWhoseQuotaCannotBeReadIsTransient() {
        mail.records.limit("bob@example.org", QuotaLimits.of(10, 100));
        mail.store.fail(Point.READ_ACCOUNT, BOB, 1);

        assertThat(mail.send(MESSAGE, "bob@example.org").reply()).isEqualTo(Replies.MAILBOX_FULL);
    }

    @Test
    void limitOfTheStoreIsPermanent() {
        mail.records.limitMessages(20);

        assertThat(mail.send(MESSAGE, "ann@example.org").reply().code()).isEqualTo(552);
    }

    @Test
    void permanentFailureForSomeIsToldTheSender() {
        mail.records.limit("bob@example.org", QuotaLimits.of(10, 100));

        DeliveryReport report = mail.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(report.reply()).isEqualTo(Replies.LARGER_THAN_MAILBOX);
        assertThat(report.perRecipient().get(recipient("ann@example.org")).isSuccess())
                .isTrue();
        assertThat(mail.texts("ann@example.org")).hasSize(1);
    }

    @Test
    void transientFailureOfOneOutweighsPermanentFailureOfAnother() {
        mail.records.limit("ann@example.org", QuotaLimits.of(10, 100));
        mail.store.fail(Point.APPLY, BOB, 100);

        assertThat(mail.send(MESSAGE, "ann@example.org", "bob@example.org").reply())
                .isEqualTo(Replies.TRY_AGAIN);
    }

    @Test
    void filterIsAskedOnceHoweverOftenTheStoreFails() {
        List<AccountId> asked = new ArrayList<>();
        PipelineFixture filtered = PipelineFixture.with(new MailFilter() {
            @Override
            public List<DeliveryAction> deliver(IncomingMail incoming, AccountId account) {
                asked.add(account);
                return List.of();
            }
        });
        filtered.store.fail(Point.APPLY, BOB, 2);

        filtered.send(MESSAGE, "ann@example.org", "bob@example.org");

        assertThat(asked).containsExactly(ANN, BOB);
        assertThat(filtered.texts("bob@example.org")).hasSize(1);
    }

    @Test
    void rememberedDeliveriesAreBounded() {
        UnfinishedDeliveries unfinished = new UnfinishedDeliveries(new FakeTime());

        for (int i = 0; i < UnfinishedDeliveries.MAX + 100; i++) {
            Content content = Content.of(("message " + i).getBytes(StandardCharsets.US_ASCII));
            unfinished.attempt(ReversePath.NULL, content).remember(Set.of(ANN), "key");
        }

        assertThat(unfinished.size()).isEqualTo(UnfinishedDeliveries.MAX);
    }

    @Test
    void rememberedDeliveriesAreForgottenInTime() {
        FakeTime time = new FakeTime();
        UnfinishedDeliveries unfinished = new UnfinishedDeliveries(time);
        Content content = Content.of(new byte[3]);
        unfinished.attempt(ReversePath.NULL, content).remember(Set.of(ANN), "old");
        assertThat(unfinished.attempt(ReversePath.NULL, content).knownKey(Set.of(ANN)))
                .contains("old");

        time.advance(UnfinishedDeliveries.KEPT.plus(Duration.ofSeconds(1)));

        assertThat(unfinished.attempt(ReversePath.NULL, content).knownKey(Set.of(ANN)))
                .isEmpty();
        unfinished.attempt(ReversePath.NULL, Content.of(new byte[4])).remember(Set.of(ANN), "new");
        assertThat(unfinished.size()).isEqualTo(1);
    }
}
