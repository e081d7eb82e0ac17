package io.mailcore.core;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.account.AddressResolution;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Domain;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Recipient;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.route.Route;
import io.mailcore.api.route.Router;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * The router that a server has unless it is given another: what the account directory knows is delivered, all else is
 * refused. Never relays.
 */
public final class DirectoryRouter implements Router {
    private static final Route NO_SUCH_MAILBOX = new Route.Refuse(Reply.of(550, "5.1.1", "No such mailbox here"));

    private static final Route NO_RELAY = new Route.Refuse(Reply.of(550, "5.7.1", "Relaying denied"));

    private final AccountDirectory accounts;
    private final Optional<Domain> hostname;

    /**
     * A router over a directory.
     *
     * @param accounts knows the local addresses
     */
    public DirectoryRouter(AccountDirectory accounts) {
        this(accounts, Optional.empty());
    }

    /**
     * A router over a directory that also takes mail for the postmaster of the server itself.
     *
     * @param accounts knows the local addresses
     * @param hostname the server's name: its postmaster is {@link AccountDirectory#postmaster()} unless the directory
     *     knows the address itself
     */
    public DirectoryRouter(AccountDirectory accounts, Domain hostname) {
        this(accounts, Optional.of(hostname));
    }

    private DirectoryRouter(AccountDirectory accounts, Optional<Domain> hostname) {
        this.accounts = Objects.requireNonNull(accounts, "accounts");
        this.hostname = hostname;
    }

    @Override
    public Route route(Peer peer, Envelope envelope, Recipient recipient) throws IOException {
        AddressResolution resolution = accounts.resolve(recipient.address());
        if (!(resolution instanceof AddressResolution.Local) && isOwnPostmaster(recipient.address())) {
            resolution = accounts.postmaster();
        }
        if (resolution instanceof AddressResolution.Local local) {
            return new Route.Local(local.accounts());
        }
        return resolution instanceof AddressResolution.NotLocal ? NO_RELAY : NO_SUCH_MAILBOX;
    }

    private boolean isOwnPostmaster(EmailAddress address) {
        return hostname.filter(address.domain()::equals).isPresent()
                && address.localPart().equalsIgnoreCase("postmaster");
    }
}
