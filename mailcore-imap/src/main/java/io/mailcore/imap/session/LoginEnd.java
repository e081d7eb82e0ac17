package io.mailcore.imap.session;

import io.mailcore.api.account.LoginResult;
import java.util.Optional;

/** The end of LOGIN or AUTHENTICATE. A failure is told only after a delay that doubles each time. */
final class LoginEnd implements Task {
    /** The same for a wrong name, a wrong password and an account that is closed: it tells a guesser nothing. */
    private static final Status FAILED = Status.no("AUTHENTICATIONFAILED", "Wrong name or password");

    private final Client client;
    private final Optional<LoginResult.Accepted> accepted;
    private final Status failure;
    private boolean delayed;

    private LoginEnd(Client client, Optional<LoginResult.Accepted> accepted, Status failure) {
        this.client = client;
        this.accepted = accepted;
        this.failure = failure;
    }

    static LoginEnd of(Client client, LoginResult result) {
        return new LoginEnd(
                client, result instanceof LoginResult.Accepted login ? Optional.of(login) : Optional.empty(), FAILED);
    }

    /** Of an exchange that did not even come to a password. */
    static LoginEnd failed(Client client, Status failure) {
        return new LoginEnd(client, Optional.empty(), failure);
    }

    @Override
    public Progress step() {
        if (accepted.isPresent()) {
            client.loggedIn(accepted.get());
            return Status.ok("CAPABILITY " + Capabilities.of(client), "Logged in");
        }
        if (!delayed) {
            delayed = true;
            client.context().pause(client.failedLogins().count());
            return Progress.Pending.MORE;
        }
        if (client.failedLogins().areTooMany()) {
            client.untagged("BYE Too many failed logins");
            client.leaveAfterResponse();
        }
        return failure;
    }
}
