package io.mailcore.smtp.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.sasl.SaslExchange;
import io.mailcore.core.testkit.PlainMechanism;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Knows ann, whose password is "secret", by PLAIN over encrypted connections, or any; the name "later" fails as a directory may. */
final class PlainLogins implements Logins {
    private final boolean inClear;

    PlainLogins(boolean inClear) {
        this.inClear = inClear;
    }

    @Override
    public List<String> mechanisms(Peer peer) {
        return acceptsPlaintext(peer) ? List.of("PLAIN") : List.of();
    }

    @Override
    public boolean acceptsPlaintext(Peer peer) {
        return inClear || peer.tls().isPresent();
    }

    @Override
    public Optional<SaslExchange> begin(Peer peer, String mechanism) {
        return mechanisms(peer).contains(mechanism.toUpperCase(java.util.Locale.ROOT))
                ? Optional.of(new PlainMechanism(this, peer))
                : Optional.empty();
    }

    @Override
    public LoginResult login(Peer peer, String name, Secret password) throws IOException {
        if (name.equals("later")) {
            throw new IOException("directory");
        }
        return name.equals("ann") && password.matches(Secret.of("secret"))
                ? new LoginResult.Accepted(AccountId.of("a-1"), name)
                : new LoginResult.Denied();
    }
}
