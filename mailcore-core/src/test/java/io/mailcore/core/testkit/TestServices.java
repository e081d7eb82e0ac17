package io.mailcore.core.testkit;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.DirectoryRouter;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.services.CoreServices;
import io.mailcore.core.services.ServiceSettings;
import io.mailcore.core.spool.SpoolLimits;
import java.nio.file.Path;
import java.util.List;

/** The real services of a server, for sessions that are tested without one. */
public final class TestServices {
    private TestServices() {}

    /** Services of {@code mail.example.org} without filters, whose event handlers run where the event happens. */
    public static CoreServices of(MessageStore store, AccountDirectory accounts, TimeSource time) {
        return of(store, accounts, time, List.of());
    }

    /** The same with filters. */
    public static CoreServices of(
            MessageStore store, AccountDirectory accounts, TimeSource time, List<MailFilter> filters) {
        return new CoreServices(new ServiceSettings(
                "mail.example.org",
                time,
                store,
                accounts,
                PlaintextPolicy.LOOPBACK,
                filters,
                new DirectoryRouter(accounts),
                List.of(),
                Path.of(System.getProperty("java.io.tmpdir"), "mailcore-test-spool"),
                SpoolLimits.DEFAULT,
                Runnable::run));
    }
}
