package io.mailcore.test;

import io.mailcore.core.tls.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.net.ssl.SSLContext;

/** The certificate of all sandboxes of a JVM. Made when a client first uses TLS or asks for trust. */
final class SandboxTls {
    private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.of("localhost", "127.0.0.1", "::1");
    private static final Lazy<SSLContext> SERVER = new Lazy<>(() -> context(CERTIFICATE::load));
    private static final Lazy<SSLContext> CLIENT = new Lazy<>(() -> context(CERTIFICATE::clientContext));

    private SandboxTls() {}

    /** Makes a context. */
    private interface Maker {
        SSLContext make() throws IOException;
    }

    static SSLContext server() {
        return SERVER.get();
    }

    static SSLContext client() {
        return CLIENT.get();
    }

    private static SSLContext context(Maker maker) {
        try {
            return maker.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
