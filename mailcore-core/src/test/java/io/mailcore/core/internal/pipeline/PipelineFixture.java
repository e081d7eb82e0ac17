package io.mailcore.core.internal.pipeline;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.route.Router;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.Accounts;
import io.mailcore.core.DirectoryRouter;
import io.mailcore.core.internal.spool.DiskSpool;
import io.mailcore.core.pipeline.DeliveryReport;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.pipeline.Reception;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.testkit.FailingStore;
import io.mailcore.core.testkit.Peers;
import io.mailcore.core.testkit.RecordingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pipeline over recording stores, with accounts ann, bob and cid at example.org. */
final class PipelineFixture {
    static final AccountId ANN = AccountId.of("ann@example.org");
    static final AccountId BOB = AccountId.of("bob@example.org");
    static final String TRACE =
            "Received: from client.example\r\n\tby mail.example.org;\r\n\tFri, 2 Jan 2026 03:04:05 +0000\r\n";
    static final String MESSAGE = "Subject: Hi\r\n\r\nHello\r\n";

    final FakeTime time = new FakeTime();
    final RecordingStore records = new RecordingStore();
    final FailingStore store = new FailingStore(records);
    final List<MailEvent> events = new ArrayList<>();
    final Accounts accounts = Accounts.builder()
            .account("ann@example.org", "a")
            .account("bob@example.org", "b")
            .account("cid@example.org", "c")
            .alias("all@example.org", "ann@example.org", "bob@example.org", "cid@example.org")
            .build();
    final MailPipeline pipeline;

    Peer peer = Peers.remote("smtp");

    private PipelineFixture(List<MailFilter> filters, Router router, SpoolLimits limits, Path directory) {
        Router chosen = router == NO_ROUTER ? new DirectoryRouter(accounts) : router;
        DiskSpool spool = DiskSpool.open(directory, limits, time);
        pipeline = new DeliveryPipeline(new PipelineParts(filters, chosen, spool, store, time, events::add, "life-1"));
    }

    private static final Router NO_ROUTER = (peer, envelope, recipient) -> {
        throw new IOException("stands for the directory's router");
    };

    static PipelineFixture with(MailFilter... filters) {
        return new PipelineFixture(List.of(filters), NO_ROUTER, SpoolLimits.DEFAULT, Path.of("no-directory-needed"));
    }

    static PipelineFixture routedBy(Router router) {
        return new PipelineFixture(List.of(), router, SpoolLimits.DEFAULT, Path.of("no-directory-needed"));
    }

    static PipelineFixture spooledTo(Path directory, SpoolLimits limits) {
        return new PipelineFixture(List.of(), NO_ROUTER, limits, directory);
    }

    MailTransaction begin(String from) {
        ReversePath path = from.isEmpty() ? ReversePath.NULL : ReversePath.of(EmailAddress.parse(from));
        MailPipeline.Start start = pipeline.begin(peer, path, Map.of());
        return ((MailPipeline.Start.Accepted) start).transaction();
    }

    MailTransaction to(String... recipients) {
        MailTransaction transaction = begin("sender@client.example");
        for (String recipient : recipients) {
            transaction.add(recipient(recipient)).ifPresent(reply -> {
                throw new AssertionError(recipient + " was refused: " + reply);
            });
        }
        return transaction;
    }

    DeliveryReport send(String message, String... recipients) {
        return finish(to(recipients), message);
    }

    DeliveryReport finish(MailTransaction transaction, String message) {
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        try (Reception reception = transaction.data(TRACE.getBytes(StandardCharsets.US_ASCII))) {
            reception.write(octets, 0, octets.length);
            return reception.deliver();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<String> texts(String account) {
        return records.delivered(account).stream()
                .map(RecordingStore.Delivered::text)
                .toList();
    }

    List<String> mailboxes(String account) {
        return records.delivered(account).stream()
                .map(RecordingStore.Delivered::mailbox)
                .map(MailboxName::toString)
                .toList();
    }

    static Recipient recipient(String address) {
        return Recipient.of(EmailAddress.parse(address));
    }

    <E extends MailEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
