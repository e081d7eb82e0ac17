package io.mailcore.core.net;

import io.mailcore.core.tls.TlsSource;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** The server's certificate and key in use, and the handlers that encrypt with them. Thread-safe. */
final class ServerTls {
    // RFC 8996: TLS 1.0 and 1.1 must not be used.
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private final TlsSource source;
    private final Executor workers;
    private volatile SSLContext context;

    ServerTls(TlsSource source, Executor workers) throws IOException {
        this.source = source;
        this.workers = workers;
        this.context = source.load();
    }

    /** Loads certificate and key anew, for connections to come. May block. */
    void reload() throws IOException {
        context = source.load();
    }

    /**
     * A handler for a connection.
     *
     * @param established whether the handshake is over; asked on the event loop
     * @param renegotiated called when the peer then begins another
     */
    SslHandler newHandler(BooleanSupplier established, Runnable renegotiated) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(versions(engine));
        SslHandler handler = new SslHandler(engine, task -> {
            // Only a handshake has tasks. TLS 1.2 lets the peer begin another at will, which costs us far more than it
            // costs the peer, and has been a way to splice sessions (RFC 5746).
            if (established.getAsBoolean()) {
                renegotiated.run();
            } else {
                workers.execute(task);
            }
        });
        // The driver has a time limit of its own, by the server's time.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private static String[] versions(SSLEngine engine) {
        List<String> supported = Arrays.asList(engine.getSupportedProtocols());
        return VERSIONS.stream().filter(supported::contains).toArray(String[]::new);
    }
}
