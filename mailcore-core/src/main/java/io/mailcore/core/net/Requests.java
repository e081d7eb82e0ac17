package io.mailcore.core.net;

import io.mailcore.api.account.AccountId;
import io.mailcore.core.protocol.Output;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.protocol.TlsDetails;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of its connection, and what it has asked for: keeps it until the {@link Conversation} sees to it.
 * Used on the serial queue, but for {@link #encrypted}.
 */
final class Requests implements SessionContext {
    private final Gate gate;
    private final Ends ends;
    private final InputQueue input;
    private final OutputQueue output;
    private final Wakers wakers;
    private volatile @Nullable TlsDetails tls;
    private @Nullable Alarm deadline;
    private @Nullable Alarm pause;
    private @Nullable AutoCloseable watch;
    private boolean upgrading;
    private boolean closing;

    /**
     * How the conversation is told.
     *
     * @param turn there is something to do
     * @param hint the watched account may have changed
     */
    record Wakers(Runnable turn, Runnable hint) {}

    Requests(Connection connection, Gate gate, Ends ends, Wakers wakers) {
        this.gate = gate;
        this.ends = ends;
        this.input = connection.input();
        this.output = connection.output();
        this.wakers = wakers;
    }

    // For the conversation.

    /** The connection is encrypted from now on. On any thread. */
    void encrypted(TlsDetails details) {
        tls = details;
    }

    boolean isUpgrading() {
        return upgrading;
    }

    /** Whether the encryption that was asked for has begun; says so once. */
    boolean takeUpgraded() {
        if (!upgrading || tls == null) {
            return false;
        }
        upgrading = false;
        return true;
    }

    boolean isClosing() {
        return closing;
    }

    boolean isPaused() {
        return pause != null && pause.isSet() && !pause.takeDue();
    }

    boolean takeDeadline() {
        return deadline != null && deadline.takeDue();
    }

    /** The session is over. */
    void release() {
        Optional.ofNullable(deadline).ifPresent(Alarm::cancel);
        Optional.ofNullable(pause).ifPresent(Alarm::cancel);
        unwatch();
    }

    // For the session.

    @Override
    public String id() {
        return ends.id();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return ends.remote();
    }

    @Override
    public InetSocketAddress localAddress() {
        return ends.local();
    }

    @Override
    public Optional<TlsDetails> tls() {
        return Optional.ofNullable(tls);
    }

    @Override
    public boolean canStartTls() {
        return gate.offersStartTls() && tls == null && !upgrading;
    }

    @Override
    public void startTls() {
        if (!canStartTls()) {
            throw new IllegalStateException("startTls: not offered, or encrypted already");
        }
        upgrading = true;
        // CVE-2011-0411: from here on nothing that came in clear is ever looked at.
        input.drop();
    }

    @Override
    public Output output() {
        return output;
    }

    @Override
    public void deadline(Duration delay) {
        if (deadline == null) {
            deadline = new Alarm(gate.network().time(), wakers.turn());
        }
        deadline.set(delay);
    }

    @Override
    public void pause(Duration delay) {
        if (pause == null) {
            pause = new Alarm(gate.network().time(), wakers.turn());
        }
        pause.set(delay);
    }

    @Override
    public void watch(AccountId account) {
        unwatch();
        watch = gate.network().watchers().watch(account, wakers.hint());
    }

    @Override
    public void unwatch() {
        AutoCloseable before = watch;
        watch = null;
        if (before != null) {
            try {
                before.close();
            } catch (Exception e) {
                ends.log(e);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
    }
}
