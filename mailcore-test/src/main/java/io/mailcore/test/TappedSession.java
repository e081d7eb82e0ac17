package io.mailcore.test;

import io.mailcore.core.protocol.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A session whose turns end with the arrival of what it delivered. */
record TappedSession(Session session, Journal journal) implements Session {

    @Override
    public void opened() throws IOException {
        session.opened();
    }

    @Override
    public void tlsStarted() throws IOException {
        session.tlsStarted();
    }

    @Override
    public void receive(ByteBuffer input) throws IOException {
        journal.turn(() -> {
            session.receive(input);
            return true;
        });
    }

    @Override
    public boolean produce() throws IOException {
        return journal.turn(session::produce);
    }

    @Override
    public void changed() throws IOException {
        session.changed();
    }

    @Override
    public void deadlinePassed() throws IOException {
        session.deadlinePassed();
    }

    @Override
    public void stopping() throws IOException {
        session.stopping();
    }

    @Override
    public void failed(Exception cause) {
        session.failed(cause);
    }

    @Override
    public void closed() {
        session.closed();
    }
}
