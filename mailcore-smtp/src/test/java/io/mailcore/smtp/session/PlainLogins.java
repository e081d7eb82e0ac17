package io.mailcore.smtp.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.sasl.SaslExchange;
import io.mailcore.core.sasl.SaslStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
                ? Optional.of(new Plain(peer))
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

    private final class Plain implements SaslExchange {
        private final Peer peer;

        Plain(Peer peer) {
            this.peer = peer;
        }

        @Override
        public boolean isClientFirst() {
            return true;
        }

        @Override
        public SaslStep start() {
            throw new IllegalStateException("start: PLAIN is client-first");
        }

        @Override
        public SaslStep respond(byte[] response) throws IOException {
            String[] parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
            return parts.length == 3
                    ? new SaslStep.Finished(login(peer, parts[1], Secret.of(parts[2])))
                    : new SaslStep.Malformed("PLAIN has three parts");
        }
    }
}
