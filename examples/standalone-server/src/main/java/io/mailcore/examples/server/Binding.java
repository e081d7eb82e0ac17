package io.mailcore.examples.server;

import io.mailcore.core.MailServer;
import io.mailcore.core.protocol.Listener;

/**
 * A service at a place.
 *
 * @param service what
 * @param place where; port 0 for any free port
 * @param name of the listener, unique: {@code smtp}, {@code smtp-2}
 */
record Binding(Service service, HostPort place, String name) {

    static Binding of(Service service, HostPort place, int number) {
        return new Binding(service, place, service.label() + (number == 1 ? "" : "-" + number));
    }

    Listener listener(long maxMessageSize) {
        return service.listener(place, name, maxMessageSize);
    }

    /** Where the server really listens. */
    HostPort bound(MailServer server) {
        return place.withPort(server.port(name));
    }
}
