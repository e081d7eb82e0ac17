package io.mailcore.core.net;

import io.mailcore.core.ServerLimits;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.tls.TlsSource;
import java.util.Optional;

/**
 * What a network is made of. Immutable.
 *
 * @param services what sessions use
 * @param watchers where they hear of changes
 * @param threads whose threads do the work
 * @param limits of the server
 * @param tls certificate and key
 */
public record NetworkSettings(
        ServerServices services,
        Watchers watchers,
        NetworkThreads threads,
        ServerLimits limits,
        Optional<TlsSource> tls) {}
