package io.mailcore.core.net;

import io.mailcore.api.content.Content;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.protocol.TlsMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small line protocol that can be told to do whatever the driver has to cope with. Each call of its sessions, except
 * receive and produce, is noted in {@link #calls}.
 */
final class LineListener implements Listener {
    final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    final CountDownLatch unblock = new CountDownLatch(1);
    final CountDownLatch blocked = new CountDownLatch(1);
    final AtomicInteger concurrent = new AtomicInteger();
    volatile Content content = Content.of(new byte[0]);

    private final String name;
    private final TlsMode tls;
    private final InetSocketAddress address;
    private final String busy;

    LineListener(String name, TlsMode tls) {
        this(name, tls, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "");
    }

    LineListener(String name, TlsMode tls, InetSocketAddress address, String busy) {
        this.name = name;
        this.tls = tls;
        this.address = address;
        this.busy = busy;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public TlsMode tls() {
        return tls;
    }

    @Override
    public String busy() {
        return busy;
    }

    @Override
    public List<String> problems() {
        return name.equals("bad") ? List.of("bad.size: 0 (expected: at least 1)") : List.of();
    }

    @Override
    public SessionFactory prepare(ServerServices services) {
        return context -> new LineSession(this, context);
    }

    /** The next call that is noted. */
    String nextCall() throws InterruptedException {
        return Optional.ofNullable(calls.poll(20, TimeUnit.SECONDS)).orElse("(no call)");
    }
}
