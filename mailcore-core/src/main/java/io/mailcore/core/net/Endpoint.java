package io.mailcore.core.net;

import io.mailcore.api.time.TimeSource;
import io.mailcore.core.ServerLimits;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.services.CoreServices;
import java.util.Optional;

/** What all connections of one listener have in common. */
record Endpoint(
        Listener listener,
        Listener.SessionFactory sessions,
        Optional<ServerTls> tls,
        CoreServices services,
        ServerLimits limits,
        NetRuntime runtime,
        Registry registry) {

    TimeSource time() {
        return services.time();
    }
}
