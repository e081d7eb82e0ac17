package io.mailcore.test;

import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.protocol.TlsMode;
import java.net.InetSocketAddress;
import java.util.List;

/** A protocol whose sessions the journal follows. */
record TappedListener(Listener listener, Journal journal) implements Listener {

    @Override
    public String name() {
        return listener.name();
    }

    @Override
    public InetSocketAddress address() {
        return listener.address();
    }

    @Override
    public TlsMode tls() {
        return listener.tls();
    }

    @Override
    public List<String> problems() {
        return listener.problems();
    }

    @Override
    public SessionFactory prepare(ServerServices services) {
        SessionFactory sessions = listener.prepare(new TappedServices(services, journal));
        return context -> open(sessions, context);
    }

    private TappedSession open(SessionFactory sessions, SessionContext context) {
        journal.connected(listener.name());
        return new TappedSession(sessions.open(context), journal);
    }
}
