package io.mailcore.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mail.Domain;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.api.route.Route;
import io.mailcore.core.testkit.Peers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryRouterTest {
    private static final Route TO_ANN = new Route.Local(Set.of(AccountId.of("ann@example.org")));

    private final Accounts accounts = Accounts.of("ann@example.org", "a");

    private static Route route(DirectoryRouter router, String address) throws IOException {
        Envelope envelope = new Envelope("1", ReversePath.NULL, List.of(), Map.of());
        return router.route(Peers.remote("smtp"), envelope, Recipient.of(EmailAddress.parse(address)));
    }

    @Test
    void takesMailForThePostmasterOfTheServerItself() throws IOException {
        DirectoryRouter router = new DirectoryRouter(accounts, Domain.parse("mail.example.org"));

        assertThat(route(router, "Postmaster@MAIL.example.org")).isEqualTo(TO_ANN);
        assertThat(route(router, "ann@mail.example.org")).isInstanceOf(Route.Refuse.class);
        assertThat(route(router, "postmaster@elsewhere.example")).isInstanceOf(Route.Refuse.class);
    }

    @Test
    void withoutANameOnlyTheDirectoryCounts() throws IOException {
        DirectoryRouter router = new DirectoryRouter(accounts);

        assertThat(route(router, "ann@example.org")).isEqualTo(TO_ANN);
        assertThat(route(router, "postmaster@mail.example.org")).isInstanceOf(Route.Refuse.class);
    }

    @Test
    void serverWithoutAccountsHasNoPostmaster() throws IOException {
        DirectoryRouter router = new DirectoryRouter(Accounts.builder().build(), Domain.parse("mail.example.org"));

        assertThat(route(router, "postmaster@mail.example.org")).isInstanceOf(Route.Refuse.class);
    }
}
