package io.mailcore.core.net;

import io.mailcore.core.tls.TlsSource;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Makes TLS engines of a server's certificate, which is loaded when the first is needed. Thread-safe; may block. */
final class ServerTls {
    private final TlsSource source;
    private final Executor workers;
    private final Duration handshakeTimeout;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<SSLContext> context = Optional.empty();

    ServerTls(TlsSource source, Executor workers, Duration handshakeTimeout) {
        this.source = source;
        this.workers = workers;
        this.handshakeTimeout = handshakeTimeout;
    }

    /** A handler for one connection; {@code afterReply} lets the first write pass in clear. */
    SslHandler handler(boolean afterReply) throws IOException {
        SSLEngine engine = context().createSSLEngine();
        engine.setUseClientMode(false);
        // RFC 8996: TLS 1.0 and 1.1 must not be used.
        engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        SslHandler handler = new SslHandler(engine, afterReply, workers);
        handler.setHandshakeTimeout(handshakeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        return handler;
    }

    private SSLContext context() throws IOException {
        lock.lock();
        try {
            if (context.isEmpty()) {
                context = Optional.of(source.load());
            }
            return context.get();
        } finally {
            lock.unlock();
        }
    }
}
