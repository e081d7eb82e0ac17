package io.mailcore.core.testkit;

import io.mailcore.api.account.Secret;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.sasl.SaslExchange;
import io.mailcore.core.sasl.SaslStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** PLAIN (RFC 4616), as logins of tests offer it: hands name and password to the logins it belongs to. */
public final class PlainMechanism implements SaslExchange {
    private final Logins logins;
    private final Peer peer;

    /** An exchange that has not begun. */
    public PlainMechanism(Logins logins, Peer peer) {
        this.logins = logins;
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
                ? new SaslStep.Finished(logins.login(peer, parts[1], Secret.of(parts[2])))
                : new SaslStep.Malformed("PLAIN has three parts");
    }
}
