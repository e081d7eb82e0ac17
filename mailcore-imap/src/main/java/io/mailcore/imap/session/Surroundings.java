package io.mailcore.imap.session;

import io.mailcore.api.filter.Peer;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.imap.ImapLimits;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What surrounds a session. Immutable.
 *
 * @param services of the server
 * @param peer who the client is, as known now
 * @param now the wall clock
 * @param limits of the listener
 */
public record Surroundings(ServerServices services, Supplier<Peer> peer, Supplier<Instant> now, ImapLimits limits) {

    /** Makes the surroundings. */
    public Surroundings {
        Objects.requireNonNull(services, "services");
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(limits, "limits");
    }
}
