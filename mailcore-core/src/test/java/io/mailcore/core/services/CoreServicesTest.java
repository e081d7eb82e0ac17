package io.mailcore.core.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.account.Secret;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.Accounts;
import io.mailcore.core.DirectoryRouter;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.pipeline.Reception;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.testkit.Peers;
import io.mailcore.core.testkit.RecordingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreServicesTest {
    private static final AccountId ANN = AccountId.of("ann@example.org");

    private final RecordingStore store = new RecordingStore();
    private final List<MailEvent> events = new ArrayList<>();

    @TempDir
    private Path directory;

    private ServiceSettings settings() {
        Accounts accounts = Accounts.of("ann@example.org", "secret");
        return new ServiceSettings(
                "mail.example.org",
                new FakeTime(),
                store,
                accounts,
                PlaintextPolicy.LOOPBACK,
                List.of(),
                new DirectoryRouter(accounts),
                List.of(new EventHandler<>(MailEvent.class, events::add)),
                directory,
                new SpoolLimits(0, 0, 1000),
                Runnable::run);
    }

    private static void deliver(CoreServices services) throws IOException {
        MailPipeline.Start start = services.pipeline().begin(Peers.remote("smtp"), ReversePath.NULL, Map.of());
        MailTransaction transaction = ((MailPipeline.Start.Accepted) start).transaction();
        assertThat(transaction.add(Recipient.of(EmailAddress.parse("ann@example.org"))))
                .isEmpty();
        try (Reception reception = transaction.data(new byte[0])) {
            reception.write(new byte[] {'x'}, 0, 1);
            assertThat(reception.deliver().reply().isSuccess()).isTrue();
        }
    }

    @Test
    void deliveryLoginAndEventsGoTogether() throws IOException {
        try (CoreServices services = new CoreServices(settings())) {
            AtomicInteger hints = new AtomicInteger();
            CoreServices.Watch watch = services.watch(ANN, hints::incrementAndGet);

            deliver(services);
            services.logins().login(Peers.local("imap"), "ann@example.org", Secret.of("secret"));
            watch.close();
            deliver(services);

            assertThat(hints).hasValue(1);
            assertThat(events)
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly(
                            "MessageStored", "MessageAccepted", "LoginSucceeded", "MessageStored", "MessageAccepted");
            assertThat(services.hostname()).isEqualTo("mail.example.org");
            assertThat(services.store()).isSameAs(store);
        }
    }

    @Test
    void closingLeavesNoListenerAndNoFile() throws IOException {
        CoreServices services = new CoreServices(settings());
        var writer = services.spool().begin();
        writer.write(new byte[10], 0, 10);
        assertThat(directory).isNotEmptyDirectory();
        assertThat(store.listeners()).isEqualTo(1);

        services.close();
        services.close();

        assertThat(directory).isEmptyDirectory();
        assertThat(store.listeners()).isZero();
        assertThatThrownBy(() -> services.spool().begin()).isInstanceOf(IOException.class);
        writer.close();
    }

    @Test
    void livesAreNamedDifferently() {
        assertThat(settings().life()).isNotEqualTo(settings().life()).hasSize(20);
    }

    @Test
    void twoServersOverOneStoreDoNotTakeEachOthersMailForTheirOwn() throws IOException {
        try (CoreServices first = new CoreServices(settings());
                CoreServices second = new CoreServices(settings())) {
            deliver(first);
            deliver(second);
        }

        assertThat(store.delivered("ann@example.org")).hasSize(2);
    }
}
